# METADATA
# description: |
#   Kubernetes quantities, compared exactly: `1.5Gi` with `1536Mi`, `0.1` with `100m`. A floating point number cannot hold all
#   of them, so a quantity is a list of limbs below a million, the lowest first, and no intermediate result leaves the
#   53 bits that every host of a policy computes exactly. What is finer than 10^-18 is cut off.
# related_resources:
#   - https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
package lib.archfit.quantities

is_quantity(value) if _read(value)

# METADATA
# description: Whether the first is more than the second. Undefined where either is no quantity; ask is_quantity first.
exceeds(left, right) if _sign(_limbs(left), _limbs(right)) > 0

# Limbs in units of 10^-18, each below 4 x 10^12: a limb of the number times up to four limbs of the factor.
_limbs(value) := limbs if {
	quantity := _read(value)
	digits := _fixed(quantity.digits, quantity.power + 18)
	places := [place |
		some start in [36, 30, 24, 18, 12, 6, 0]
		place := quantity.sign * (to_number(concat("", ["1", substring(digits, start, 6)])) - 1000000)
	]
	limbs := [limb |
		some position in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
		limb := sum([product | some index, factor in quantity.factor; product := factor * places[position - index]])
	]
}

# A whole number of 42 digits. The cluster caps quantities far below that.
_fixed(digits, shift) := _pad(concat("", [digits, substring(_zeros, 0, shift)])) if shift >= 0

_fixed(digits, shift) := _pad(substring(digits, 0, max([0, count(digits) + shift]))) if shift < 0

_pad(digits) := _to_width(trim_left(digits, "0"))

_to_width(digits) := concat("", [substring(_zeros, 0, 42 - count(digits)), digits]) if count(digits) <= 42

else := "999999999999999999999999999999999999999999"

_zeros := "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"

# The difference from the highest limb down. Once it is beyond what the lower limbs can turn, it is kept small.
_sign(left, right) := _step(h1, left, right, 0) if {
	h9 := _step(0, left, right, 9)
	h8 := _step(h9, left, right, 8)
	h7 := _step(h8, left, right, 7)
	h6 := _step(h7, left, right, 6)
	h5 := _step(h6, left, right, 5)
	h4 := _step(h5, left, right, 4)
	h3 := _step(h4, left, right, 3)
	h2 := _step(h3, left, right, 2)
	h1 := _step(h2, left, right, 1)
}

_step(higher, left, right, place) := max([-1000000000, min([1000000000, ((higher * 1000000) + left[place]) - right[place]])])

# A quantity as digits x 10^power x factor.
# Not by format_int, which takes 31 bits in WebAssembly: 3000000000 is a usual amount of bytes.
_read(value) := _read_text(sprintf("%v", [value])) if is_number(value)

_read(value) := _read_text(value) if is_string(value)

_read_text(text) := quantity if {
	unsigned := _unsigned(text)
	number := trim_right(unsigned, "numkKMGTPEi")
	suffix := substring(unsigned, count(number), -1)
	scale := _scales[suffix]
	[mantissa, exponent] := _scientific(number, suffix)
	[whole, fraction] := _decimal(mantissa)
	power := (exponent - count(fraction)) + scale.power

	# Beyond every amount; it also keeps a text such as 1e999999999 from being a trap.
	abs(power) <= 60
	count(whole) + count(fraction) <= 60
	quantity := {
		"digits": concat("", [whole, fraction]),
		"power": power,
		"factor": scale.factor,
		"sign": _sign_of(text),
	}
}

_unsigned(text) := substring(text, 1, -1) if substring(text, 0, 1) in {"+", "-"}

else := text

_sign_of(text) := -1 if startswith(text, "-")

else := 1

_scientific(number, _) := [number, 0] if not _has_exponent(number)

_scientific(number, "") := [mantissa, exponent] if {
	[mantissa, exponent_text] := split(lower(number), "e")
	digits := _unsigned(exponent_text)
	_are_digits(digits)
	digits != ""
	count(digits) <= 4
	exponent := _sign_of(exponent_text) * (to_number(concat("", ["1", substring("0000", 0, 4 - count(digits)), digits])) - 10000)
}

_has_exponent(number) if contains(lower(number), "e")

_decimal(mantissa) := [mantissa, ""] if {
	not contains(mantissa, ".")
	_are_digits(mantissa)
	mantissa != ""
}

_decimal(mantissa) := [whole, fraction] if {
	[whole, fraction] := split(mantissa, ".")
	_are_digits(whole)
	_are_digits(fraction)
	concat("", [whole, fraction]) != ""
}

_are_digits(text) if trim(text, "0123456789") == ""

# Powers of ten, and powers of 1024 as limbs.
_scales := {
	"n": {"power": -9, "factor": [1]},
	"u": {"power": -6, "factor": [1]},
	"m": {"power": -3, "factor": [1]},
	"": {"power": 0, "factor": [1]},
	"k": {"power": 3, "factor": [1]},
	"M": {"power": 6, "factor": [1]},
	"G": {"power": 9, "factor": [1]},
	"T": {"power": 12, "factor": [1]},
	"P": {"power": 15, "factor": [1]},
	"E": {"power": 18, "factor": [1]},
	"Ki": {"power": 0, "factor": [1024]},
	"Mi": {"power": 0, "factor": [48576, 1]},
	"Gi": {"power": 0, "factor": [741824, 1073]},
	"Ti": {"power": 0, "factor": [627776, 99511, 1]},
	"Pi": {"power": 0, "factor": [842624, 899906, 1125]},
	"Ei": {"power": 0, "factor": [846976, 504606, 152921, 1]},
}
