import { describe, expect, test } from '@jest/globals';
import {
  classifyName,
  createNameClassifier,
  type NamedValue,
} from '../../../../src/facts/classification/names/index.js';

/** `customer.name: string` as a value. */
function valueOf(path: string): NamedValue {
  const [names = '', type] = path.split(': ');
  const [name = '', ...containers] = names.split('.').reverse();
  return { name, containers, ...(type !== undefined && { types: [type] }) };
}

/** Category and confidence; nothing, where nothing is sensitive. */
function look(path: string): string | undefined {
  const verdict = classifyName(valueOf(path));
  return verdict && `${verdict.categories.join('+')} ${verdict.confidence}`;
}

describe('a name', () => {
  test.each([
    // In every casing.
    ['email', 'contact.email'],
    ['eMail', 'contact.email'],
    ['E_MAIL', 'contact.email'],
    ['EmailAddress', 'contact.email'],
    ['email-addresses', 'contact.email'],
    ['customerEmail', 'contact.email'],
    ['customeremail', 'contact.email'],
    ['Email__c', 'contact.email'],
    ['ns:email', 'contact.email'],
    ['email_1', 'contact.email'],
    ['emailPrimary', 'contact.email'],
    ['Email (work)', 'contact.email'],
    ['emailOfParent', 'contact.email'],
    ['replyToEmail', 'contact.email'],
    ['firstname', 'name.first'],
    ['FNAME', 'name.first'],
    ['given_name', 'name.first'],
    ['lastName', 'name.last'],
    ['motherMaidenName', 'name.last'],
    ['FULLNAME', 'name'],
    ['cardholderName', 'name'],
    ['customer_name', 'name'],
    ['nickname', 'name'],
    ['userName', 'account.username'],
    ['DateOfBirth', 'demographic.date_of_birth'],
    ['dob', 'demographic.date_of_birth'],
    ['DoB', 'demographic.date_of_birth'],
    ['birth_year', 'demographic.date_of_birth'],
    ['gender', 'demographic.gender'],
    ['nationality', 'demographic'],
    ['ethnicity', 'demographic.race_ethnicity'],
    ['maritalStatus', 'demographic.marital_status'],
    ['religion', 'demographic.religious_belief'],
    ['phone', 'contact.phone_number'],
    ['phoneNumbers', 'contact.phone_number'],
    ['mobilePhone', 'contact.phone_number'],
    ['homephone', 'contact.phone_number'],
    ['msisdn', 'contact.phone_number'],
    ['phone_home', 'contact.phone_number'],
    ['street', 'contact.address.street'],
    ['addressLine2', 'contact.address.street'],
    ['ADDRESS_LINE_1', 'contact.address.street'],
    ['shippingAddress', 'contact.address'],
    ['zipCode', 'contact.address.postal_code'],
    ['postcode', 'contact.address.postal_code'],
    ['billingCity', 'contact.address.city'],
    ['latitude', 'location.precise'],
    ['lastKnownLocation', 'location.precise'],
    ['ssn', 'government_id.national_identification_number'],
    ['customerSSN', 'government_id.national_identification_number'],
    ['socialSecurityNumber', 'government_id.national_identification_number'],
    ['ssn_last4', 'government_id.national_identification_number'],
    ['national_insurance_number', 'government_id.national_identification_number'],
    ['codiceFiscale', 'government_id.national_identification_number'],
    ['aadhaar_number', 'government_id.national_identification_number'],
    ['cpf', 'government_id.national_identification_number'],
    ['personnummer', 'government_id.national_identification_number'],
    ['passportNumber', 'government_id.passport_number'],
    ['driving_licence_number', 'government_id.drivers_license_number'],
    ['licensePlate', 'government_id.vehicle_registration'],
    ['cardNumber', 'financial.credit_card'],
    ['CVV2', 'financial.credit_card'],
    ['iban', 'financial.bank_account'],
    ['routingNumber', 'financial.bank_account'],
    ['salary', 'financial'],
    ['creditScore', 'financial'],
    ['diagnosis', 'health_and_medical'],
    ['blood_type', 'health_and_medical'],
    ['medicalRecordNumber', 'health_and_medical.record_id'],
    ['faceEmbedding', 'biometric'],
    ['password', 'credential'],
    ['dbpassword', 'credential'],
    ['NEW_PASSWORD', 'credential'],
    ['clientSecret', 'credential'],
    ['accessToken', 'credential'],
    ['ACCESSTOKEN', 'credential'],
    ['apiKeys', 'credential'],
    ['privateKey', 'credential'],
    ['connectionString', 'credential'],
    ['otp', 'credential'],
    ['ipAddress', 'device.ip_address'],
    ['clientIp', 'device.ip_address'],
    ['deviceId', 'device.device_id'],
    ['imei', 'device.device_id'],
    ['jobTitle', 'job_title'],
    ['fileContent', 'content'],
    ['presignedUrl', 'content'],
    ['ocr_text', 'content'],
  ])('%s is %s for certain', (name, category) => {
    expect(look(name)).toBe(`${category} high`);
  });

  test.each([
    // Words that hold others.
    'panel',
    'company',
    'discard',
    'passenger_count',
    'compass',
    'spinner',
    'agent',
    'capacity',
    'essex',
    'estate',
    'usage',
    'pageSize',
    'language',
    'percentage',
    'mailbox',
    'microphone',
    'smartphoneModel',
    'embrace',
    'transport',
    'viewport',
    'tradename',
    'expand',
    'tokenizer',
    'secretary',
    'keyboard',
    'keyword',
    'monkey',
    'zipper',
    'gzip',
    'streetlight',
    'relation',
    'translation',
    'dashboard',
    // States, kinds and counts of what is sensitive.
    'emailVerified',
    'isEmailConfirmed',
    'hasPhone',
    'phoneType',
    'emailTemplateId',
    'emailCount',
    'passwordPolicy',
    'passwordChangedAt',
    'tokenType',
    'tokenExpiresAt',
    'accessTokenTtl',
    'secretName',
    'secretVersion',
    'apiKeyId',
    'addressType',
    'addressCount',
    'phoneVerificationStatus',
    'maxNameLength',
    'firstNameRequired',
    'showEmail',
    'cardBrand',
    'cardType',
    'ibanValid',
    'email_sent_at',
    'last_login_at',
    'numberOfEmails',
    'genderOptions',
    'salaryCurrency',
    'countryCount',
    'ssnRequired',
    'emailFormat',
    'emailProvider',
    'passwordless',
    'passwordResetRequired',
    'birthdayReminderEnabled',
    'imeiCheck',
    'locationType',
    'postalService',
    'ipVersion',
    // Names of things.
    'name',
    'title',
    'eventName',
    'serviceName',
    'className',
    'hostname',
    'fileName',
    'displayName',
    'productName',
    'planName',
    'metricName',
    'tableName',
    'projectName',
    'bucketName',
    'brandName',
    'roleName',
    'countryName',
    'clientName',
    'modelName',
    'queueName',
    'domainName',
    // Technical addresses, keys and tokens.
    'memoryAddress',
    'contractAddress',
    'listenAddress',
    'partitionKey',
    'sortKey',
    'publicKey',
    'primaryKey',
    'cacheKey',
    'objectKey',
    'pageToken',
    'nextPageToken',
    'continuationToken',
    'cancellationToken',
    'clientRequestToken',
    'tokenCount',
    'maxTokens',
    'promptTokens',
    'fingerprint',
    'raceCondition',
    'userAgentFamily',
    'healthStatus',
    'driverVersion',
    'licenseType',
    'shipping',
    'billing',
    'contactless',
    'id',
    'type',
    'status',
    'state',
    'city',
    'country',
    'value',
    'number',
    'age',
    'maxAge',
    'position',
    'first',
    'last',
    'to',
    'from',
    'run',
    'hasOwnProperty',
    '',
    '$',
    '___',
  ])('%s holds nothing sensitive', (name) => {
    expect(look(name)).toBeUndefined();
  });

  test.each([
    ['customer.name', 'name high'],
    ['customers.displayName', 'name high'],
    ['user.profile.name', 'name medium'],
    ['order.customer.attributes.name', 'name high'],
    ['shippingAddress.name', 'name medium'],
    ['driver.name', 'name medium'],
    ['order.name', undefined],
    ['project.name', undefined],
    ['company.name', undefined],
    ['user.plan.name', undefined],
    ['user.roleName', undefined],
    ['customer.device.name', undefined],
    ['customer.company.name', undefined],
    ['company.employees.name', 'name high'],
    ['repository.owner.name', 'name medium'],
    ['customer.state', undefined],
    ['customer.address.state', 'contact.address.state medium'],
    ['address.city', 'contact.address.city medium'],
    ['order.shippingAddress.countryCode', 'contact.address.country medium'],
    ['customer.city', 'contact.address.city medium'],
    ['warehouse.address.city', 'contact.address.city low'],
    ['user.age', 'demographic.age_range medium'],
    ['cache.age', undefined],
    ['contact.title', 'job_title medium'],
    ['article.title', undefined],
    ['company.email', 'contact.email low'],
    ['merchantPhone', 'contact.phone_number low'],
    ['server.ip', undefined],
    ['node.address', undefined],
    ['request.ip', 'device.ip_address medium'],
    ['transaction.authorization', undefined],
    ['authorization', 'credential medium'],
    ['emails.value', 'contact.email high'],
    ['customer.phoneNumbers.value', 'contact.phone_number high'],
    ['sms.to', 'contact medium'],
    ['range.to', undefined],
    ['repository.fullName', undefined],
    ['user.fullName', 'name high'],
    ['fullName', 'name high'],
    ['connectionProfile.displayName', undefined],
    ['customerProfile.displayName', 'name medium'],
    ['birth.date', 'demographic.date_of_birth high'],
    ['card.number', 'financial.credit_card high'],
    ['passport.number', 'government_id.passport_number high'],
    ['house.number', 'contact.address.street high'],
    ['order.number', undefined],
    ['resident.id', 'pseudonymous_id low'],
    ['device.id', undefined],
    ['card.fingerprint', undefined],
    ['customer.fingerprint', 'biometric medium'],
    ['lineItem.taxId', undefined],
    ['customer.taxId', 'government_id medium'],
    ['customer.pin', 'credential medium'],
    ['test.run', undefined],
    // A visit has an id, and a cookie or header has one that lets somebody in.
    ['visit.sessionId', 'pseudonymous_id low'],
    ['previous_session_id', 'pseudonymous_id low'],
    ['cookie.session_id', 'credential high'],
    ['headers.Session-Id', 'credential high'],
    ['device.token', 'device.device_id high'],
    ['auth.token', 'credential high'],
    // What was done to things leaves them things.
    ['repositories_added.full_name', undefined],
    ['members_removed.name', 'name medium'],
    // Accounts of programs are nobody's, and their secrets are secret.
    ['serviceAccountEmail', undefined],
    ['service_account.email', undefined],
    ['service_account.private_key', 'credential high'],
    ['mysqlProfile.username', undefined],
    ['mysqlProfile.password', 'credential high'],
    ['profile.username', 'account.username high'],
    // Pages and places of an organisation are its own, those of a person are hers.
    ['company.geo.postalCode', 'contact.address.postal_code low'],
    ['company.geo.lat', 'location.precise low'],
    ['person.geo.city', 'contact.address.city medium'],
    ['person.github.handle', 'account.username medium'],
    ['repository.currentLocation', undefined],
    ['user.currentLocation', 'location.precise high'],
    // Together they say that there is nothing.
    ['campaign.content', undefined],
    ['user_fingerprint', 'device.device_id high'],
    // How it became known, and where, changes nothing.
    ['lead.inferred_country', 'contact.address.country medium'],
    ['lead.twitter_display_name', 'name medium'],
    ['company.twitter_display_name', undefined],
    ['windows_store_hwid', 'device.device_id high'],
    ['callerzip', 'contact.address.postal_code high'],
    ['callerzipper', undefined],
    ['user.pii.name', 'name high'],
    ['product.pii.name', undefined],
    ['call.recordingUrl', 'content.private medium'],
    ['screen.recordingUrl', undefined],
  ])('%s is %s by what it is part of', (path, expected) => {
    expect(look(path)).toBe(expected);
  });

  test.each([
    ['email: boolean', undefined],
    ['email: integer', undefined],
    ['password: number', undefined],
    ['email: object', undefined],
    ['email: string', 'contact.email high'],
    ['email: string[]', 'contact.email high'],
    ['email: any', 'contact.email high'],
    ['phone: integer', 'contact.phone_number high'],
    ['ssn: long', 'government_id.national_identification_number high'],
    ['latitude: number', 'location.precise high'],
    ['dateOfBirth: date', 'demographic.date_of_birth high'],
    ['token: int64', undefined],
    ['ssn: bool', undefined],
  ])('%s is %s by its type', (path, expected) => {
    expect(look(path)).toBe(expected);
  });

  test.each([
    ['emailHash', 'contact.email+pseudonymous_id low', 'hashed'],
    ['email_sha256', 'contact.email+pseudonymous_id low', 'hashed'],
    ['hashedEmail', 'contact.email+pseudonymous_id low', 'hashed'],
    ['maskedCardNumber', 'financial.credit_card medium', undefined],
    ['ssnMasked', 'government_id.national_identification_number+pseudonymous_id low', 'masked'],
    ['encryptedIban', 'financial.bank_account+pseudonymous_id low', 'encrypted'],
    ['cardNumberToken', 'financial.credit_card+pseudonymous_id low', 'tokenised'],
    ['passwordHash', 'credential medium', 'hashed'],
    ['customerId', 'pseudonymous_id low', undefined],
    ['user.id', 'pseudonymous_id low', undefined],
  ])('%s stands for somebody: %s', (path, expected, handling) => {
    expect(look(path)).toBe(expected);
    expect(classifyName(valueOf(path))?.handling).toBe(handling);
  });

  test.each(['comment', 'notes', 'description', 'customer.note', 'biography'])(
    '%s is text in which anything may stand',
    (path) => {
      expect(classifyName(valueOf(path))?.confidence).toBe('low');
    },
  );

  test('says what made it count', () => {
    expect(classifyName(valueOf('customer.name'))).toEqual({
      level: 'confidential',
      categories: ['name'],
      confidence: 'high',
      tokens: ['name'],
      because: 'the word "name", of "customer"',
    });
  });

  test('of a list of constants is a word, but somebody has a gender and a country', () => {
    const vocabulary = { isVocabulary: true, containers: ['customer', 'address'] };
    expect(classifyName({ name: 'email', ...vocabulary })).toBeUndefined();
    expect(classifyName({ name: 'gender', ...vocabulary })).toBeDefined();
    expect(classifyName({ name: 'country', ...vocabulary, containers: ['address'] })).toBeDefined();
  });
});

describe('what stands beside a name', () => {
  const beside = (name: string, ...siblings: string[]) => {
    const verdict = classifyName({ name, siblings: [name, ...siblings], containers: ['Payload'] });
    return verdict?.categories[0];
  };

  test('makes it one of a person', () => {
    expect(beside('name', 'dateOfBirth')).toBe('name');
    expect(beside('name', 'email')).toBe('name');
    expect(beside('name', 'price', 'sku')).toBeUndefined();
    expect(beside('name', 'email', 'vatNumber')).toBeUndefined();
  });

  test('makes it the name of the holder of a card', () => {
    expect(beside('name', 'expMonth', 'brand')).toBe('name');
    expect(beside('name', 'brand')).toBeUndefined();
  });

  test('makes it what people say to each other', () => {
    const verdict = (...siblings: string[]) =>
      classifyName({ name: 'body', siblings, containers: ['sms'] })?.confidence;
    expect(verdict('body', 'from', 'to')).toBe('medium');
    expect(verdict('body', 'id')).toBe('low');
  });

  test('says nothing where more than an object has stand together', () => {
    const many = Array.from({ length: 300 }, (_, index) => `column${index}`);
    expect(beside('name', 'dateOfBirth', ...many)).toBeUndefined();
  });

  test('makes it part of the address of a person', () => {
    expect(beside('state', 'city', 'street', 'firstName')).toBe('contact.address.state');
    expect(beside('state', 'firstName')).toBeUndefined();
  });
});

describe('words of other languages', () => {
  test.each([
    ['vorname', 'name.first'],
    ['Geburtsdatum', 'demographic.date_of_birth'],
    ['Straße', 'contact.address.street'],
    ['prénom', 'name.first'],
    ['dateDeNaissance', 'demographic.date_of_birth'],
    ['apellidos', 'name.last'],
    ['correo_electronico', 'contact.email'],
    ['sobrenome', 'name.last'],
    ['cognome', 'name.last'],
    ['achternaam', 'name.last'],
    ['nazwisko', 'name.last'],
    ['efternamn', 'name.last'],
    ['soyadi', 'name.last'],
    ['familiya', 'name.last'],
    ['телефон', 'contact.phone_number'],
    ['電話番号', 'contact.phone_number'],
    ['手机号码', 'contact.phone_number'],
    ['身份证号', 'government_id'],
    ['이메일', 'contact.email'],
    ['hoTen', 'name'],
    ['alamat', 'contact.address'],
  ])('%s is %s', (name, category) => {
    expect(classifyName({ name })?.categories).toEqual([category]);
  });

  test.each([
    ['via', 'cognome', 'contact.address.street'],
    ['cap', 'cognome', 'contact.address.postal_code'],
    ['ad', 'soyad', 'name.first'],
    ['ort', 'vorname', 'contact.address.city'],
    ['rue', 'prenom', 'contact.address.street'],
    ['nom', 'ville', 'name.last'],
    ['calle', 'apellidos', 'contact.address.street'],
  ])('the short word %s counts beside %s', (name, beside, category) => {
    expect(classifyName({ name })).toBeUndefined();
    expect(classifyName({ name, siblings: [name, beside] })?.categories).toEqual([category]);
  });

  test('a language that is switched on counts everywhere', () => {
    expect(
      createNameClassifier({ languages: ['italian'] }).classify({ name: 'via' }),
    ).toBeDefined();
  });
});

describe('settings', () => {
  const classifier = createNameClassifier({
    sensitive: [
      { names: ['blue book value', 'caseFile'], category: 'content', level: 'restricted' },
      { names: ['grade'], category: 'workplace', within: 'person' },
    ],
    harmless: ['support email'],
    containers: { person: ['tutor'], address: ['anchorage'], harmless: ['dossier user'] },
  });

  test.each([
    ['blueBookValue', 'content'],
    ['case_files', 'content'],
    ['student.grade', 'workplace'],
    ['course.grade', undefined],
    ['supportEmail', undefined],
    ['email', 'contact.email'],
    ['tutor.name', 'name'],
    ['anchorage.city', 'contact.address.city'],
    ['dossierUser.name', undefined],
  ])('%s is %s', (path, category) => {
    expect(classifier.classify(valueOf(path))?.categories[0]).toBe(category);
  });
});

test('names of any length and kind come to an end', () => {
  for (const part of ['a', 'aA', 'email', '1', '_', 'ß', '🙂', '(']) {
    const name = part.repeat(50_000);
    expect(() => classifyName({ name, containers: [name] })).not.toThrow();
  }
});

describe('an address among names of networks', () => {
  test.each([
    ['of a route', ['address', 'port', 'netmask'], undefined],
    ['with a street', ['address', 'port', 'street'], 'contact.address'],
    ['of a person', ['address', 'network', 'birthDate'], 'contact.address'],
    ['by itself', ['address', 'remarks'], 'contact.address'],
  ])('%s', (_, siblings, category) => {
    expect(classifyName({ name: 'address', siblings })?.categories[0]).toBe(category);
  });
});
