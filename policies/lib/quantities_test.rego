package lib.archfit.quantities_test

import data.lib.archfit.quantities

test_more_is_more[name] if {
	some name, [more, less] in {
		"a step of a nano-unit": ["1000000001n", "1"],
		"decimal and milli": ["0.2", "100m"],
		"binary and decimal": ["1Ki", "1k"],
		"binary and bytes": ["1Gi", "1073741823"],
		"binary and a fraction": ["1.5Gi", "1535Mi"],
		"beyond 53 bits": ["9007199254740993", "9007199254740992"],
		"the largest": ["8Ei", "9223372036854775807"],
		"just above in pebibytes": ["1Pi", "1125899906842623"],
		"in exbibytes": ["1Ei", "1023.9999Pi"],
		"in tebibytes": ["1Ti", "1023Gi"],
		"every decimal suffix": ["1E", "999P"],
		"tera and giga": ["1T", "999G"],
		"mega and kilo": ["1M", "999k"],
		"micro and nano": ["1u", "999n"],
		"exponents": ["1e3", "9.9E+2"],
		"a negative exponent": ["1e-3", "0.9m"],
		"a leading zero in an exponent": ["1e06", "1e5"],
		"numbers": [2, 1],
		"numbers of more than 32 bits": [4294967297, 4294967296],
		"a number and a text": [0.5, "499m"],
		"a small number": [0.0000002, "100n"],
		"a sign": ["+1", "-1"],
		"negative ones": ["-1Ki", "-2Ki"],
		"without a whole": [".5", ".4"],
		"without a fraction": ["2.", "1."],
		"beyond what the cluster knows": ["1e40", "9E"],
		"finer than anything": ["1n", "1e-30"],
	}
	quantities.exceeds(more, less)
	not quantities.exceeds(less, more)
}

test_equal_amounts_do_not_exceed_each_other[name] if {
	some name, [left, right] in {
		"milli": ["100m", "0.1"],
		"binary": ["1.5Gi", "1536Mi"],
		"bytes": ["1Gi", 1073741824],
		"exbibytes": ["1Ei", "1152921504606846976"],
		"leading and trailing zeros": ["001.500", "1.5"],
		"exponents": ["1e3", "1k"],
		"zero": ["0", "-0Ki"],
		"a whole number of the kind float": [2.0, "2"],
	}
	not quantities.exceeds(left, right)
	not quantities.exceeds(right, left)
	quantities.is_quantity(left)
}

test_what_is_no_quantity[name] if {
	some name, value in {
		"empty": "",
		"a word": "two",
		"an inner space": "1 Gi",
		"two points": "1.2.3",
		"a point alone": ".",
		"two signs": "+-1",
		"an unknown suffix": "1KB",
		"kilo in upper case": "1K",
		"two suffixes": "1Mim",
		"an exponent and a suffix": "1e3Ki",
		"an empty exponent": "1e",
		"two exponents": "1e1e1",
		"an exponent of signs": "1e+-1",
		"an exponent beyond everything": "1e999999999",
		"a power beyond everything": "1e99",
		"null": null,
		"a switch": true,
		"a list": [],
		"more digits than can be meant": "1234567890123456789012345678901234567890123456789012345678901",
	}
	not quantities.is_quantity(value)
}
