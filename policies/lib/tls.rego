# METADATA
# description: Versions of TLS, in the many ways in which they are written.
package lib.archfit.tls

# METADATA
# description: |
#   A version as a number: 12 for 1.2, TLSv1.2, TLSV1_2 and VersionTLS12; versions of SSL are 0. Undefined for what names none,
#   such as auto.
version(text) := 0 if contains(upper(text), "SSL")

else := _versions[_digits(text)]

_versions := {"1": 10, "10": 10, "11": 11, "12": 12, "13": 13}

_digits(text) := concat("", [letter | some letter in split(text, ""); letter in {"0", "1", "2", "3"}])

# METADATA
# description: The lowest version that one of the policies of a load balancer of AWS offers, which its name tells.
version_of_aws_policy(name) := 13 if {
	_is_aws_policy(name)
	contains(name, "-1-3-")
} else := 12 if {
	_is_aws_policy(name)
	contains(name, "-1-2-")
} else := 11 if {
	_is_aws_policy(name)
	contains(name, "-1-1-")
} else := 10 if {
	_is_aws_policy(name)
}

_is_aws_policy(name) if startswith(name, "ELBSecurityPolicy-")
