// Command opa makes OPA's own packages callable as a WebAssembly reactor: no file system, no network, no process.
//
// The host allocates a request, calls, copies the response, and releases:
//
//	request := allocate(size)           // the host writes the name of the operation, a line feed, and JSON there
//	header  := call(request, size)      // four little-endian uint32: address and size of the JSON, of the bytes
//	release()                           // forgets request and response
//
// The response is {"result": {…}} or {"failure": {…}}.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unsafe"
)

type response struct {
	Result  any      `json:"result,omitempty"`
	Failure *failure `json:"failure,omitempty"`
}

// What the host may still read: kept here so that the collector leaves it alone.
var (
	pendingRequest  []byte
	pendingResponse []byte
	pendingBytes    []byte
	pendingHeader   [4]uint32
)

// A reactor has no main; the compiler wants one.
func main() {}

//go:wasmexport allocate
func allocate(size uint32) uint32 {
	pendingRequest = make([]byte, max(size, 1))
	return address(pendingRequest)
}

//go:wasmexport call
func call(_ uint32, size uint32) uint32 {
	answer, made := dispatch(pendingRequest[:size])
	encoded, err := json.Marshal(answer)
	if err != nil {
		panic(err)
	}
	pendingResponse, pendingBytes = encoded, made
	pendingHeader = [4]uint32{address(encoded), uint32(len(encoded)), address(made), uint32(len(made))}
	return uint32(uintptr(unsafe.Pointer(&pendingHeader)))
}

//go:wasmexport release
func release() {
	pendingRequest, pendingResponse, pendingBytes = nil, nil, nil
}

func address(data []byte) uint32 {
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(data))))
}

// dispatch answers one request. A panic is left to end the module: Go writes the reason to the standard error, and the host
// reports it and starts another instance, for this one may be left half changed.
func dispatch(text []byte) (response, []byte) {
	operation, request, _ := bytes.Cut(text, []byte("\n"))
	var result any
	var made []byte
	var found *failure
	switch string(operation) {
	case "compile":
		result, made, found = answerBytes(request, compilePolicies)
	case "inspect":
		result, found = answerTo(request, inspect)
	case "format":
		result, found = answerTo(request, formatModule)
	case "check":
		result, found = answerTo(request, check)
	case "evaluate":
		result, found = answerTo(request, evaluate)
	case "test":
		result, found = answerTo(request, runTests)
	case "types":
		result, found = answerTo(request, inferTypes)
	case "version":
		result, found = answerTo(request, describeVersion)
	default:
		found = requestFailure(fmt.Errorf("unknown operation %q", operation))
	}
	if found != nil {
		return response{Failure: found}, nil
	}
	return response{Result: result}, made
}

func answerTo[Request any, Result any](text []byte, run func(Request) (Result, *failure)) (any, *failure) {
	var request Request
	if err := json.Unmarshal(text, &request); err != nil {
		return nil, requestFailure(err)
	}
	return run(request)
}

func answerBytes[Request any, Result any](text []byte, run func(Request) (Result, []byte, *failure)) (any, []byte, *failure) {
	var request Request
	if err := json.Unmarshal(text, &request); err != nil {
		return nil, nil, requestFailure(err)
	}
	return run(request)
}
