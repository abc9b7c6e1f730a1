package lib.archfit.secrets_test

import data.lib.archfit.secrets

test_names_of_secrets[name] if {
	some name in [
		"PASSWORD", "DB_PASSWORD", "dbPassword", "db.password", "db-password", "dbpassword", "PGPASSWORD", "SMTP_PASS", "DB_PWD",
		"clientSecret", "CLIENT_SECRET", "OAuthClientSecret", "api-key", "API_KEY", "apiKey", "APIKEY", "JWT", "GITHUB_TOKEN",
		"accessToken", "AWS_SECRET_ACCESS_KEY", "AZURE_BATCH_KEY", "OCI_CLI_KEY_CONTENT", "SIGNING_KEY", "PRIVATE_KEY", "SSH_PASSPHRASE", "CREDENTIALS", "PASSWORD_2",
		"ADMIN_PASSWORD_HASH", "TOKEN_VALUE", "passphrase", "KEYSTORE_PASSWORDS",
	]
	secrets.is_secret_name(name)
}

test_names_of_something_else[name] if {
	some name in [
		"PASSWORD_FILE", "DB_PASSWORD_PATH", "SECRET_NAME", "existingSecret", "IMAGE_PULL_SECRET", "TLS_SECRET", "TOKEN_URL",
		"TOKEN_TTL", "MAX_TOKENS", "SECRETS", "PWD", "OLDPWD", "AWS_ACCESS_KEY_ID", "PUBLIC_KEY", "KEY", "CACHE_KEY", "BYPASS_PROXY",
		"PASSWORD_MIN_LENGTH", "KEYCLOAK_URL", "DB_HOST", "", "123", "token.1.issuer", "monkey", "SECRET_KEY_REF",
	]
	not secrets.is_secret_name(name)
}

test_values_that_are_secrets[name] if {
	some name, [key, value] in {
		"a word": ["DB_PASSWORD", "changeme"],
		"a number of a password": ["DB_PASSWORD", "123456"],
		"a number that is none in YAML": ["DB_PASSWORD", 123456],
		"crosses": ["DB_PASSWORD", "xxxx"],
		"a price": ["DB_PASSWORD", "$ecret!"],
		"a token": ["API_TOKEN", "abc123"],
		"a part is filled in": ["API_TOKEN", "abc-${SUFFIX}"],
	}
	secrets.is_secret_value(key, value)
}

test_values_that_are_none[name] if {
	some name, [key, value] in {
		"empty": ["DB_PASSWORD", ""],
		"spaces": ["DB_PASSWORD", " "],
		"null": ["DB_PASSWORD", null],
		"a switch": ["USE_TOKEN", "true"],
		"a switch in upper case": ["USE_TOKEN", "Yes"],
		"a digit": ["ALLOW_EMPTY_PASSWORD", "1"],
		"a boolean": ["ALLOW_EMPTY_PASSWORD", true],
		"a number": ["TOKEN", "3600"],
		"a number in YAML": ["TOKEN", 3600],
		"an expansion of Kubernetes": ["DB_PASSWORD", "$(DB_PASSWORD_FROM_SECRET)"],
		"an expansion of a shell": ["DB_PASSWORD", "${DB_PASSWORD}"],
		"a short one": ["DB_PASSWORD", "$DB_PASSWORD"],
		"a template": ["DB_PASSWORD", "{{ password }}"],
		"angle brackets": ["DB_PASSWORD", "<your password>"],
		"stars": ["DB_PASSWORD", "********"],
		"a word for it": ["DB_PASSWORD", "replace_me"],
		"encrypted": ["DB_PASSWORD", "ENC[AES256_GCM,data:aaaa]"],
		"a path": ["DB_PASSWORD", "/run/secrets/db"],
		"a vault": ["DB_PASSWORD", "vault:secret/data/db#password"],
		"an ARN": ["DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db"],
		"an address": ["AUTH_SECRET", "https://login.example.test/token"],
	}
	not secrets.is_secret_value(key, value)
}

test_values_that_show_a_secret[name] if {
	some name, value in {
		"a URL with a password": "postgres://web:hunter2@db.example.test:5432/web",
		"a password with an at sign": "amqp://web:p@ss@broker",
		"a URL without a user": "redis://:hunter2@cache:6379",
		"a private key": "-----BEGIN RSA PRIVATE KEY-----\nxxxx\n-----END RSA PRIVATE KEY-----",
	}
	secrets.shows_secret(value)
}

test_values_that_show_none[name] if {
	some name, value in {
		"a URL": "https://example.test/path",
		"a user only": "https://web@example.test",
		"a password that is filled in": "postgres://web:$(DB_PASSWORD)@db/web",
		"no password": "postgres://web:@db/web",
		"an at sign in a path": "https://example.test/a:b@c",
		"a certificate": "-----BEGIN CERTIFICATE-----",
		"a text of many lines": "a\npostgres://web:hunter2@db/web",
		"no text": 1,
		"null": null,
	}
	not secrets.shows_secret(value)
}
