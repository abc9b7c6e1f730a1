# METADATA
# description: |
#   What looks like a secret, by its name and by its value. No function hands a value on: what is found is told by its name.
package lib.archfit.secrets

# METADATA
# description: |
#   Whether a variable or key of this name holds a secret: `DB_PASSWORD`, `clientSecret`, `api-key`. The last word decides, so
#   that PASSWORD_FILE, SECRET_NAME, TOKEN_URL and TOKEN_TTL name something else.
is_secret_name(name) if {
	_may_be_secret(lower(name))
	words := _essential_words(name)
	last := words[count(words) - 1]
	not _is_reference(words)
	_ends_as_secret(last, words)
}

# Cheap, and false for nearly every name; splitting words is not.
_may_be_secret(name) if {
	some part in ["pass", "pwd", "secret", "token", "cred", "key", "jwt"]
	contains(name, part)
	not name in {"pwd", "oldpwd"}
}

_ends_as_secret(last, _) if last in {
	"password", "passwords", "passwd", "pwd", "pass", "passphrase", "passcode", "secret", "token", "jwt",
	"credential", "credentials", "creds", "apikey", "privatekey", "secretkey", "accesskey",
}

# Names that run together: dbpassword, ACCESSTOKEN.
_ends_as_secret(last, _) if {
	some ending in ["password", "passwd", "passphrase", "secret", "token", "apikey", "secretkey", "accesskey", "privatekey"]
	endswith(last, ending)
}

_ends_as_secret("key", words) if {
	words[count(words) - 2] in {"api", "private", "secret", "access", "signing", "encryption", "master", "auth", "shared", "account", "batch", "storage", "cli"}
}

# Names of Secrets, not what is in them.
_is_reference(words) if {
	words[count(words) - 1] == "secret"
	words[count(words) - 2] in {"existing", "pull", "tls", "ca", "image", "server", "from", "cert", "certificate"}
}

# Words behind the name that do not change what it holds.
_essential_words(name) := array.slice(words, 0, end) if {
	words := _words(name)
	kept := [index |
		some index, word in words
		not _is_qualifier(word)
	]
	end := kept[count(kept) - 1] + 1
}

_is_qualifier(word) if word in {"value", "content", "plain", "plaintext", "raw", "string", "base64", "b64", "hash", "old", "new", "current", "previous", "default"}

_is_qualifier(word) if trim(word, "0123456789") == ""

_words(name) := [word | some word in split(lower(strings.replace_n(_separators, _open(name))), "_"); word != ""]

_separators := {"-": "_", ".": "_", "/": "_", " ": "_"}

# clientSecret has two words.
_open(name) := name if upper(name) == name

_open(name) := concat("", [piece |
	letters := split(name, "")
	some index, letter in letters
	piece := _piece(letters, index, letter)
]) if {
	upper(name) != name
}

_piece(letters, index, letter) := concat("", ["_", letter]) if {
	index > 0
	_is_upper(letter)
	not _is_upper(letters[index - 1])
}

else := letter

_is_upper(letter) if lower(letter) != letter

# METADATA
# description: |
#   Whether a value that stands under the name of a secret is one: no switch, no number (unless the name is that of a password),
#   no path, no reference to where the secret is kept, and nothing that is filled in later.
is_secret_value(name, value) if {
	is_number(value)
	_is_password(name)
}

is_secret_value(name, value) if {
	is_string(value)
	text := trim_space(value)
	not _is_switch(text)
	not _is_plain_number(name, text)
	not is_filled_in_later(text)
	not _is_place(text)
}

_is_switch(text) if lower(text) in {
	"", "true", "false", "yes", "no", "on", "off", "null", "none", "0", "1",
	"enabled", "disabled", "auto", "optional", "required", "always", "never",
}

_is_plain_number(name, text) if {
	trim(text, "0123456789.") == ""
	not _is_password(name)
}

_is_password(name) if {
	words := _essential_words(name)
	some ending in ["password", "passwd", "passphrase", "pwd", "pass"]
	endswith(words[count(words) - 1], ending)
}

# METADATA
# description: Whether a text is, or holds, what a person or a tool replaces before it is used.
is_filled_in_later(text) if {
	some [start, end] in [["${", "}"], ["$(", ")"], ["{{", "}}"], ["<", ">"], ["ENC[", "]"]]
	startswith(text, start)
	endswith(text, end)
}

is_filled_in_later(text) if trim(text, "*.-_•") == ""

is_filled_in_later(text) if {
	startswith(text, "$")
	trim(lower(substring(text, 1, -1)), "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

is_filled_in_later(text) if upper(text) in {"REDACTED", "REPLACE_ME", "REPLACEME", "TODO", "PLACEHOLDER"}

# Where it is kept.
_is_place(text) if {
	some start in [
		"/", "./", "file:", "vault:", "vault+", "ref+", "op://", "sm://", "ssm:", "arn:",
		"awssm:", "gcpsm:", "azkv:", "secretref:", "secret://", "secrets/", "k8s:", "projects/",
	]
	startswith(lower(text), start)
}

# An address; the password in it is looked for on its own.
_is_place(text) if contains(text, "://")

# METADATA
# description: Whether a text holds a secret whatever its name is, a URL with a password or a private key.
shows_secret(text) if {
	is_string(text)
	contains(text, "-----BEGIN ")
	contains(text, "PRIVATE KEY-----")
}

shows_secret(text) if {
	is_string(text)
	contains(text, "://")
	not contains(text, "\n")
	authority := split(split(text, "://")[1], "/")[0]
	parts := split(authority, "@")
	count(parts) > 1
	user := concat("@", array.slice(parts, 0, count(parts) - 1))
	contains(user, ":")
	password := substring(user, indexof(user, ":") + 1, -1)
	password != ""
	not is_filled_in_later(password)
}
