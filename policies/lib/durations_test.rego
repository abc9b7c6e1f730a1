package lib.archfit.durations_test

import data.lib.archfit.durations

test_seconds[name] if {
	some name, [value, expected] in {
		"a number": [20, 20],
		"zero": [0, 0],
		"a text": ["20", 20],
		"seconds": ["20s", 20],
		"milliseconds": ["1500ms", 1.5],
		"minutes": ["2m", 120],
		"hours": ["1h", 3600],
		"a fraction": ["0.5s", 0.5],
		"spaces": [" 5s ", 5],
		"a leading zero": ["05", 5],
		"leading zeros before a point": ["00.5", 0.5],
		"only zeros": ["00", 0],
		"zero as a text": ["0", 0],
	}
	durations.seconds(value) == expected
}

test_no_duration[name] if {
	some name, value in {
		"empty": "",
		"a word": "soon",
		"negative": -1,
		"negative text": "-1s",
		"an unknown unit": "5d",
		"two points": "1.2.3",
		"a point alone": ".",
		"a point at the end": "1.",
		"null": null,
		"a unit alone": "ms",
	}
	not durations.seconds(value)
}

test_sleep[name] if {
	some name, [command, expected] in {
		"as a command": [["sleep", "5"], 5],
		"by its path": [["/bin/sleep", "10s"], 10],
		"in a shell": [["sh", "-c", "sleep 15 && nginx -s quit; sleep 5"], 20],
		"in quotes": [["sh", "-c", "bash -c 'sleep 3'"], 3],
		"in a script": [["sh", "-c", "echo stop\nsleep 7\n"], 7],
		"of a variable": [["sh", "-c", "sleep $DELAY"], 0],
		"not at all": [["nginx", "-s", "quit"], 0],
		"at the end": [["sleep"], 0],
		"nothing": [[], 0],
		"no texts": [[1], 0],
	}
	durations.sleep(command) == expected
}
