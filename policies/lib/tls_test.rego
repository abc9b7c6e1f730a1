package lib.archfit.tls_test

import data.lib.archfit.tls

test_versions[text] if {
	some text, expected in {
		"1.2": 12, "TLSv1.2": 12, "TLSV1_2": 12, "VersionTLS12": 12, "TLSv1": 10, "TLSv1.0": 10,
		"VersionTLS11": 11, "1.3": 13, "SSLv3": 0, "VersionSSL30": 0,
	}
	tls.version(text) == expected
}

test_no_version[text] if {
	some text in ["auto", "TLS_AUTO", "", "2.0"]
	not tls.version(text)
}

test_policies_of_aws[name] if {
	some name, expected in {
		"ELBSecurityPolicy-TLS13-1-3-2021-06": 13,
		"ELBSecurityPolicy-TLS13-1-2-2021-06": 12,
		"ELBSecurityPolicy-TLS-1-2-Ext-2018-06": 12,
		"ELBSecurityPolicy-FS-1-1-2019-08": 11,
		"ELBSecurityPolicy-TLS13-1-0-2021-06": 10,
		"ELBSecurityPolicy-2016-08": 10,
	}
	tls.version_of_aws_policy(name) == expected
}

test_no_policy_of_aws if not tls.version_of_aws_policy("own-policy")
