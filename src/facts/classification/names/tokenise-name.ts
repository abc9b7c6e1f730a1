/** Letters with digits that are one word. */
const mixed = new Set(
  (
    'sha1 sha224 sha256 sha384 sha512 sha3 md5 crc32 ipv4 ipv6 base32 base58 base64 b64 oauth1 oauth2 e164 cvv2 cvc2 ja3 ja4 ' +
    'icd9 icd10 x509 utf8 mp3 mp4 h264 s3 k8s i18n l10n 2fa 3ds oidc2 pbkdf2 argon2 p12 web3 html5 w3w'
  ).split(' '),
);

/** Prefixes of notations that put the kind of a value before its name. */
const hungarian = new Set(
  'str txt sz lbl fld col tbl tb vc nvarchar varchar lp lpsz int bln dtm dt'.split(' '),
);

/** Short spellings, by the words they stand for. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  (
    'fname=first name,lname=last name,mname=middle name,fst=first,lst=last,nm=name,nme=name,addr=address,adr=address,adrs=address,' +
    'adresse=address,usr=user,cust=customer,emp=employee,empl=employee,acct=account,accnt=account,acc=account,nbr=number,num=number,' +
    'nmbr=number,nr=number,cd=code,mob=mobile,licence=license,lic=license,organisation=organization,' +
    'org=organization,corp=company,tele=telephone,ctry=country,cntry=country,strt=street,msg=message,doc=document,' +
    'docs=document,desc=description,descr=description,pswd=password,passwd=password,psw=password,creds=credential,cred=credential,' +
    'lattitude=latitude,longtitude=longitude,longtitud=longitude,attr=attribute,attrs=attribute,params=parameter,' +
    'param=parameter,req=request,resp=response,res=response,pic=picture,img=image,ident=identification,tz=timezone,ph=phone,' +
    'phonenr=phone number,soc=social,sec=security,nat=national,curr=current,prev=previous,dept=department,addl=additional,' +
    'colour=color,bday=birthday,bdate=birth date,brth=birth,birt=birth,gndr=gender,sfx=suffix,prof=profile,recip=recipient,' +
    'svc=service,cfg=config,cnt=count,qty=quantity,yob=birth year,ssno=ssn,mbr=member,pt=patient,ptnt=patient,hwid=hardware id'
  )
    .split(',')
    .map((pair) => pair.split('=') as [string, string]),
);

/** Names are cut from the front: nobody writes longer ones, and what they hold is said at their end. */
const longestName = 200;

/**
 * The words of a name in whichever casing, in lower case, singular, without accents and with known abbreviations written out:
 * `custEMail2` is `customer e mail 2`. Letters that have no case (`电话`) stay one word.
 */
export function tokeniseName(name: string): readonly string[] {
  const words = mergeMixed(split(fold(name.slice(-longestName))));
  if (words.length > 1 && hungarian.has(words[0] ?? '')) words.shift();
  // What a vendor adds to names that its users chose: `Email__c`.
  if (words.length > 1 && /__(?:c|pc|s|r)$/i.test(name.slice(-4))) words.pop();
  return words.flatMap((word, index) => {
    // `no` stands for a number behind something, and for a negation before it.
    if (word === 'no') return index > 0 && index === words.length - 1 ? ['number'] : ['no'];
    return abbreviations.get(word)?.split(' ') ?? [toSingular(word)];
  });
}

/** Letters that decompose to nothing plainer. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

function fold(name: string): string {
  // Most names are plain.
  if (/^[\x00-\x7f]*$/.test(name)) return name;
  const plain = name.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return plain.replace(/[ßøØæÆœłŁđĐıþð]/g, (letter) => plainLetters[letter] ?? letter);
}

type Kind = 'lower' | 'upper' | 'digit' | 'letter' | 'none';

function kindOf(character: string): Kind {
  if (character >= 'a' && character <= 'z') return 'lower';
  if (character >= 'A' && character <= 'Z') return 'upper';
  if (character >= '0' && character <= '9') return 'digit';
  if (character <= '\x7f') return 'none';
  if (/\p{Lu}/u.test(character)) return 'upper';
  if (/\p{Ll}/u.test(character)) return 'lower';
  return /\p{L}/u.test(character) ? 'letter' : 'none';
}

/** Cuts where the kind of character changes; linear in the length of the name. */
function split(name: string): string[] {
  const characters = Array.from(name);
  const kinds = characters.map(kindOf);
  const words: string[] = [];
  let word = '';
  for (let index = 0; index < characters.length; index += 1) {
    const kind = kinds[index] ?? 'none';
    if (startsWord(kinds, characters, index) && word !== '') {
      words.push(word.toLowerCase());
      word = '';
    }
    if (kind !== 'none') word += characters[index] ?? '';
  }
  if (word !== '') words.push(word.toLowerCase());
  return words;
}

function startsWord(kinds: readonly Kind[], characters: readonly string[], index: number): boolean {
  const kind = kinds[index];
  const before = kinds[index - 1];
  if (kind === before) {
    // The last capital of several begins the next word (`IPAddress`), unless it is a plural (`userIDs`).
    return (
      kind === 'upper' && kinds[index + 1] === 'lower' && !isPluralEnd(kinds, characters, index + 1)
    );
  }
  return !(kind === 'lower' && before === 'upper');
}

function isPluralEnd(
  kinds: readonly Kind[],
  characters: readonly string[],
  index: number,
): boolean {
  return characters[index] === 's' && kinds[index + 1] !== 'lower';
}

function mergeMixed(words: readonly string[]): string[] {
  const merged: string[] = [];
  for (const word of words) {
    const joined = `${merged.at(-1) ?? ''}${word}`;
    if (merged.length > 0 && mixed.has(joined)) merged[merged.length - 1] = joined;
    else merged.push(word);
  }
  return merged;
}

/** Words that end in `s` and are one. */
const singular = new Set(
  (
    'address status sms gps ios dns mms news sos tls https cors aws sms bus gas always previous alias canvas campus census corpus ' +
    'virus bonus focus radius class pass access process business success progress express press cross loss mass glass grass dress ' +
    'compass bypass trespass ss dss sos pos cms crs gss sss avs ahv us is has was as this plus minus versus iris basis analysis ' +
    'diagnosis thesis axis chassis lens series species various sexes passwordless less wireless contactless harness wellness ' +
    'illness fitness witness happiness goods os js css rss nhs gis ens cns bps fps tos vps ips'
  ).split(' '),
);

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['ids', 'id'],
  ['ips', 'ip'],
  ['pins', 'pin'],
  ['diagnoses', 'diagnosis'],
  ['analyses', 'analysis'],
  ['irises', 'iris'],
  ['aliases', 'alias'],
  ['statuses', 'status'],
  ['addresses', 'address'],
  ['cookies', 'cookie'],
  ['movies', 'movie'],
  ['selfies', 'selfie'],
  ['zombies', 'zombie'],
]);

function toSingular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s') || singular.has(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (
    word.endsWith('sses') ||
    word.endsWith('xes') ||
    word.endsWith('ches') ||
    word.endsWith('shes')
  ) {
    return word.slice(0, -2);
  }
  return word.endsWith('ss') ? word : word.slice(0, -1);
}
