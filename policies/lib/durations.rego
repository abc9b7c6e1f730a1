# METADATA
# description: Durations as people write them in variables and scripts.
package lib.archfit.durations

# METADATA
# description: Seconds of a number or of a text such as 20, 20s, 500ms, 2m or 1h. Undefined for what cannot be read.
seconds(value) := value if {
	is_number(value)
	value >= 0
}

seconds(value) := (amount * numerator) / denominator if {
	is_string(value)
	text := trim_space(value)
	number := trim_right(text, "msh")
	trim(number, "0123456789.") == ""
	count(split(number, ".")) <= 2
	trim(number, ".") == number
	number != ""
	[numerator, denominator] := _units[substring(text, count(number), -1)]
	amount := to_number(_plain(number))
}

# JSON numbers have no leading zeros, and none begins with a point.
_plain(number) := concat("", ["0", digits]) if {
	digits := trim_left(number, "0")
	substring(digits, 0, 1) in {"", "."}
} else := trim_left(number, "0")

# As numerator and denominator: 0.001 is no exact number.
_units := {"": [1, 1], "ms": [1, 1000], "s": [1, 1], "m": [60, 1], "h": [3600, 1]}

# METADATA
# description: |
#   Seconds that the command of a hook sleeps: all its sleeps one after the other. What else it does takes time too, so this is the
#   least that it takes.
sleep(command) := sum([amount |
	some index, word in words
	word in {"sleep", "/bin/sleep", "/usr/bin/sleep"}
	amount := seconds(words[index + 1])
]) if {
	text := concat(" ", [word | some word in command; is_string(word)])
	words := [word | some word in split(strings.replace_n(_breaks, text), " "); word != ""]
}

_breaks := {";": " ", "&": " ", "|": " ", "(": " ", ")": " ", "\n": " ", "\t": " ", "\"": " ", "'": " "}
