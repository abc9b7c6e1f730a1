// A long table: to divide it by language would say its shape sixteen times.
/** Languages other than English whose words are known. */
export const languages = [
  'german',
  'french',
  'spanish',
  'portuguese',
  'italian',
  'dutch',
  'polish',
  'nordic',
  'turkish',
  'russian',
  'japanese',
  'chinese',
  'korean',
  'vietnamese',
  'indonesian',
  'hindi',
] as const;
export type Language = (typeof languages)[number];

/** Words of a language by the category that they stand for. */
export interface LanguageWords {
  readonly language: Language;
  /** They are of this language alone, and count everywhere. */
  readonly certain: Readonly<Record<string, string>>;
  /** They mean something else elsewhere: they count beside a word of the same language, or where the language is switched on. */
  readonly shared: Readonly<Record<string, string>>;
}

const first = 'name.first';
const last = 'name.last';
const name = 'name';
const email = 'contact.email';
const phone = 'contact.phone_number';
const address = 'contact.address';
const street = 'contact.address.street';
const postal = 'contact.address.postal_code';
const city = 'contact.address.city';
const birth = 'demographic.date_of_birth';
const gender = 'demographic.gender';
const religion = 'demographic.religious_belief';
const nationality = 'demographic';
const marital = 'demographic.marital_status';
const bank = 'financial.bank_account';
const card = 'financial.credit_card';
const income = 'financial';
const secret = 'credential';
const health = 'health_and_medical';
const job = 'job_title';

/** How sensitive a category is whose words stand here. */
export const restrictedByLanguage: ReadonlySet<string> = new Set([
  gender,
  religion,
  bank,
  card,
  income,
  secret,
  health,
]);

/** Without accents, as names are read. */
export const languageWords: readonly LanguageWords[] = [
  {
    language: 'german',
    certain: {
      [first]: 'vorname,vornamen,rufname',
      [last]: 'nachname,familienname,geburtsname,zuname',
      [name]:
        'vor und nachname,vollstandiger name,benutzername,kundenname,ansprechpartner,kontoinhaber,karteninhaber',
      [email]: 'e mail adresse,email adresse,mailadresse,mail adresse',
      [phone]:
        'telefonnummer,telefon nummer,handynummer,handy nummer,mobilnummer,mobil nummer,mobiltelefon,rufnummer,festnetz,festnetznummer,faxnummer,telefonnr',
      [street]:
        'strasse,hausnummer,strassenname,strasse hausnummer,hausnr,adresszeile,adresszusatz,postfach',
      [address]:
        'anschrift,wohnadresse,lieferadresse,rechnungsadresse,lieferanschrift,rechnungsanschrift,postanschrift',
      [postal]: 'plz,postleitzahl',
      [city]: 'wohnort',
      [birth]: 'geburtsdatum,geburtstag,geburtsjahr,geburtsort,geb datum,gebdatum',
      [gender]: 'geschlecht',
      [religion]: 'religionszugehorigkeit,konfession',
      [nationality]: 'staatsangehorigkeit,nationalitat,staatsburgerschaft',
      [marital]: 'familienstand',
      [bank]: 'kontonummer,konto nummer,kontonr,bankleitzahl,blz,bankverbindung',
      [card]: 'kartennummer,kreditkartennummer,kreditkarte,prufziffer karte',
      [income]: 'gehalt,einkommen,jahreseinkommen,monatsgehalt',
      [secret]: 'passwort,kennwort,geheimnis,zugangsdaten',
      [health]:
        'diagnose,krankheit,krankenversicherungsnummer,krankenkasse,versichertennummer,blutgruppe,schwerbehinderung',
      [job]: 'berufsbezeichnung',
    },
    shared: {
      [phone]: 'telefon,handy,mobil',
      [city]: 'ort,stadt',
      [job]: 'beruf',
      [income]: 'lohn',
      [name]: 'anrede',
    },
  },
  {
    language: 'french',
    certain: {
      [first]: 'prenom,prenoms',
      [last]: 'nom de famille,nom famille,nom de naissance,nom de jeune fille',
      [name]:
        'nom complet,nom prenom,nom et prenom,nom utilisateur,nom d utilisateur,titulaire du compte',
      [email]:
        'courriel,adresse mail,adresse courriel,adresse electronique,adresse e mail,adresse email',
      [phone]:
        'numero de telephone,numero telephone,num telephone,telephone portable,tel portable,numero de portable',
      [street]: 'nom de rue,nom rue,numero de rue,numero rue,adresse postale',
      [address]:
        'adresse de livraison,adresse de facturation,adresse livraison,adresse facturation,adresse domicile,lieu de residence',
      [postal]: 'code postal,codepostal',
      [birth]:
        'date de naissance,date naissance,lieu de naissance,lieu naissance,annee de naissance,datenaissance',
      [nationality]: 'nationalite',
      [marital]: 'situation familiale,situation matrimoniale,etat civil',
      [bank]: 'numero de compte,numero compte,compte bancaire,rib',
      [card]: 'numero de carte,numero carte,carte bancaire,carte bleue',
      [income]: 'salaire,revenu annuel',
      [secret]: 'mot de passe,motdepasse,mdp',
      [health]: 'numero de carte vitale,carte vitale,groupe sanguin,maladie,diagnostic medical',
    },
    shared: {
      [last]: 'nom',
      [street]: 'rue',
      [city]: 'ville,commune',
      [gender]: 'sexe',
      [phone]: 'portable',
      [job]: 'metier',
    },
  },
  {
    language: 'spanish',
    certain: {
      [first]: 'primer nombre,segundo nombre,nombre de pila,nombre pila',
      [last]:
        'apellido,apellidos,primer apellido,segundo apellido,apellido paterno,apellido materno',
      [name]:
        'nombre completo,nombre y apellidos,nombre apellido,nombre usuario,nombre de usuario,nombre cliente,nombre del cliente,razon social titular',
      [email]: 'correo electronico,correo,correoelectronico,direccion de correo,direccion correo',
      [phone]:
        'numero de telefono,numero telefono,telefono movil,telefono celular,numero celular,numero de celular,telefono fijo,num telefono',
      [street]: 'nombre calle,calle numero,nombre de calle,numero exterior,numero interior',
      [address]:
        'direccion,domicilio,direccion postal,direccion de envio,direccion de facturacion,direccion residencia',
      [postal]: 'codigo postal,codigopostal',
      [birth]:
        'fecha de nacimiento,fecha nacimiento,fechanacimiento,lugar de nacimiento,lugar nacimiento',
      [nationality]: 'nacionalidad',
      [marital]: 'estado civil',
      [bank]: 'numero de cuenta,numero cuenta,cuenta bancaria',
      [card]: 'numero de tarjeta,numero tarjeta,tarjeta de credito,tarjeta credito',
      [income]: 'salario,sueldo',
      [secret]: 'contrasena,clave de acceso,clave acceso',
      [health]:
        'diagnostico,historia clinica,tipo de sangre,tipo sangre,grupo sanguineo,alergia medica',
      [job]: 'ocupacion,puesto de trabajo',
    },
    shared: {
      [first]: 'nombre',
      [phone]: 'telefono,movil,celular',
      [street]: 'calle,colonia',
      [city]: 'ciudad,poblacion,localidad',
      [gender]: 'sexo,genero',
    },
  },
  {
    language: 'portuguese',
    certain: {
      [last]: 'sobrenome,ultimo nome,apelido familia',
      [name]:
        'nome completo,nome do cliente,nome cliente,nome da mae,nome mae,nome do usuario,nome usuario,nome social,primeiro nome',
      [email]: 'correio eletronico,endereco de email,endereco email',
      [phone]:
        'numero de telefone,numero telefone,numero celular,numero do celular,telefone celular,telemovel,telefone fixo,telefone residencial',
      [street]: 'logradouro,numero casa,complemento endereco,numero residencia',
      [address]: 'endereco,endereco de entrega,endereco residencial,morada,endereco completo',
      [postal]: 'codigo postal,numero cep',
      [birth]:
        'data de nascimento,data nascimento,datanascimento,dt nascimento,local de nascimento,naturalidade',
      [nationality]: 'nacionalidade',
      [bank]: 'numero da conta,numero conta,conta bancaria,conta corrente,chave pix',
      [card]: 'numero do cartao,numero cartao,cartao de credito,cartao credito',
      [secret]: 'senha,palavra passe,senha acesso',
      [health]: 'tipo sanguineo,cartao sus,numero sus',
      [job]: 'profissao',
    },
    shared: {
      [name]: 'nome',
      [street]: 'rua,bairro,complemento',
      [postal]: 'cep',
      [phone]: 'telefone,celular',
      [city]: 'cidade',
      [gender]: 'sexo',
      [income]: 'salario,renda',
    },
  },
  {
    language: 'italian',
    certain: {
      [last]: 'cognome',
      [name]: 'nome e cognome,nome cognome,nome completo,nome utente,ragione sociale titolare',
      [email]: 'posta elettronica,indirizzo email,indirizzo e mail,indirizzo mail',
      [phone]:
        'numero di telefono,numero telefono,numero cellulare,numero di cellulare,telefono cellulare,cellulare',
      [street]: 'numero civico',
      [address]:
        'indirizzo,indirizzo di residenza,indirizzo residenza,indirizzo di spedizione,indirizzo di fatturazione,residenza',
      [postal]: 'codice postale,codice di avviamento postale',
      [birth]:
        'data di nascita,data nascita,datanascita,luogo di nascita,luogo nascita,comune di nascita',
      [nationality]: 'cittadinanza,nazionalita',
      [marital]: 'stato civile',
      [bank]: 'conto corrente,numero conto,numero di conto',
      [card]: 'numero carta,numero di carta,carta di credito,carta credito',
      [secret]: 'parola d ordine',
      [health]: 'tessera sanitaria,gruppo sanguigno',
    },
    shared: {
      [first]: 'nome',
      [street]: 'via,piazza,civico',
      [postal]: 'cap',
      [city]: 'citta,comune',
      [phone]: 'telefono',
      [gender]: 'sesso',
    },
  },
  {
    language: 'dutch',
    certain: {
      [first]: 'voornaam,voornamen,roepnaam',
      [last]: 'achternaam,familienaam,tussenvoegsel,geboortenaam',
      [name]: 'volledige naam,gebruikersnaam,klantnaam',
      [email]: 'emailadres,e mailadres,mailadres,e mail adres',
      [phone]: 'telefoonnummer,telefoon nummer,telefoonnr,mobiel nummer,mobiele nummer',
      [street]: 'straat,straatnaam,huisnummer,huisnr,huisnummertoevoeging',
      [address]: 'woonadres,bezorgadres,factuuradres,postadres,afleveradres',
      [city]: 'woonplaats',
      [birth]: 'geboortedatum,geboorteplaats,geboortejaar',
      [gender]: 'geslacht',
      [nationality]: 'nationaliteit',
      [marital]: 'burgerlijke staat',
      [bank]: 'rekeningnummer,bankrekening,bankrekeningnummer',
      [secret]: 'wachtwoord',
      [health]: 'zorgverzekeringsnummer,bloedgroep',
    },
    shared: { [phone]: 'telefoon,mobiel', [city]: 'plaats', [street]: 'adres', [name]: 'naam' },
  },
  {
    language: 'polish',
    certain: {
      [first]: 'imie,imiona,pierwsze imie,drugie imie',
      [last]: 'nazwisko,nazwisko rodowe,nazwisko panienskie',
      [name]: 'imie i nazwisko,imie nazwisko,nazwa uzytkownika',
      [email]: 'adres email,adres e mail',
      [phone]: 'numer telefonu,telefon komorkowy,nr telefonu,telefon kontaktowy',
      [street]: 'ulica,numer domu,nr domu,numer mieszkania,nr mieszkania',
      [address]: 'adres zamieszkania,adres dostawy,adres zameldowania,adres korespondencyjny',
      [postal]: 'kod pocztowy,kodpocztowy',
      [city]: 'miejscowosc',
      [birth]: 'data urodzenia,dataurodzenia,miejsce urodzenia',
      [gender]: 'plec',
      [nationality]: 'obywatelstwo,narodowosc',
      [bank]: 'numer konta,numer rachunku,nr konta,nr rachunku',
      [secret]: 'haslo',
    },
    shared: { [city]: 'miasto', [phone]: 'telefon', [address]: 'adres' },
  },
  {
    language: 'nordic',
    certain: {
      [first]: 'fornamn,fornavn,etunimi,tilltalsnamn',
      [last]: 'efternamn,etternavn,efternavn,sukunimi',
      [name]: 'fullstandigt namn,fullt navn,anvandarnamn,brukernavn,brugernavn,koko nimi',
      [email]: 'epost,e post,epostadress,e postadress,epostadresse,sahkoposti,sahkopostiosoite',
      [phone]: 'telefonnummer,mobilnummer,puhelinnumero,puhelin,telefonnr',
      [street]: 'gatuadress,gateadresse,katuosoite,gatunavn,vejnavn,husnummer',
      [address]:
        'hemadress,leveransadress,fakturaadress,hjemmeadresse,leveringsadresse,kotiosoite,bostadsadress',
      [postal]: 'postnummer,postinumero,postnr',
      [birth]: 'fodelsedatum,fodelsdag,fodelsedag,fodselsdato,fodselsdag,syntymaaika,fodelseort',
      [gender]: 'sukupuoli',
      [nationality]: 'medborgarskap,statsborgerskap,kansalaisuus',
      [bank]: 'kontonummer,bankkonto,tilinumero',
      [secret]: 'losenord,passord,adgangskode,salasana',
    },
    shared: {
      [gender]: 'kon,kjonn',
      [street]: 'adress,gata',
      [city]: 'postort,poststed',
      [phone]: 'mobil,telefon',
    },
  },
  {
    language: 'turkish',
    certain: {
      [last]: 'soyad,soyadi,soyisim,kizlik soyadi,anne kizlik soyadi',
      [name]: 'ad soyad,adi soyadi,isim soyisim,kullanici adi',
      [email]: 'e posta,eposta,e posta adresi,eposta adresi',
      [phone]: 'telefon numarasi,cep telefonu,cep telefon,telefon no,cep no',
      [address]: 'ev adresi,teslimat adresi,fatura adresi,adres satiri',
      [postal]: 'posta kodu',
      [birth]: 'dogum tarihi,dogumtarihi,dogum yeri',
      [gender]: 'cinsiyet',
      [nationality]: 'uyruk',
      [marital]: 'medeni durum,medeni hali',
      [secret]: 'sifre,parola',
    },
    shared: { [first]: 'ad,isim', [address]: 'adres', [phone]: 'telefon', [city]: 'sehir,ilce' },
  },
  {
    language: 'russian',
    certain: {
      [first]: 'imya,имя',
      [last]: 'familiya,familia,фамилия',
      [name]: 'otchestvo,fio,polnoe imya,отчество,фио',
      [email]: 'elektronnaya pochta,почта,электронная почта',
      [phone]: 'nomer telefona,телефон,номер телефона',
      [address]: 'adres prozhivaniya,adres registratsii,адрес',
      [birth]: 'data rozhdeniya,mesto rozhdeniya,дата рождения,место рождения',
      [nationality]: 'grazhdanstvo,гражданство',
      [gender]: 'пол',
      government_id:
        'паспорт,серия паспорта,номер паспорта,инн,снилс,nomer pasporta,seriya pasporta',
      [secret]: 'parol,пароль',
    },
    shared: {
      [phone]: 'telefon',
      [address]: 'adres',
      [city]: 'gorod',
      [street]: 'ulitsa',
      [gender]: 'pol',
    },
  },
  {
    language: 'japanese',
    certain: {
      [name]: 'shimei,namae,氏名,名前,お名前,姓名,フリガナ,ふりがな,氏名カナ',
      [last]: 'myoji,sei kana,姓,苗字',
      [first]: 'mei kana,名',
      [email]: 'メールアドレス,メール',
      [phone]:
        'denwa,denwa bango,denwabango,keitai,keitai bango,電話,電話番号,携帯,携帯電話,携帯番号',
      [address]: 'jusho,juusho,住所',
      [postal]: 'yubin bango,yubinbango,yuubin bangou,郵便番号',
      [birth]: 'seinengappi,生年月日,誕生日',
      [gender]: 'seibetsu,性別',
      government_id: 'マイナンバー,個人番号',
      [secret]: 'パスワード',
    },
    shared: {},
  },
  {
    language: 'chinese',
    certain: {
      [name]: 'xingming,xing ming,姓名,真实姓名,用户姓名,客户姓名,联系人,收货人,zhenshi xingming',
      [email]: 'youxiang,邮箱,电子邮件,电子邮箱,邮箱地址',
      [phone]:
        'shouji,shoujihao,shouji hao,shouji haoma,dianhua,dianhua haoma,lianxi dianhua,手机,手机号,手机号码,电话,电话号码,联系电话,联系方式',
      [address]: 'dizhi,zhuzhi,jiating zhuzhi,地址,家庭住址,住址,收货地址,详细地址,通讯地址',
      [birth]: 'shengri,chusheng riqi,出生日期,生日,出生年月',
      [gender]: 'xingbie,性别',
      government_id:
        '身份证,身份证号,身份证号码,证件号码,证件号,护照号,护照号码,zhengjian haoma,huzhao',
      [bank]: 'yinhangka,yinhang kahao,yinhang zhanghao,银行卡,银行卡号,银行账号,卡号',
      [secret]: 'mima,密码',
      [nationality]: '国籍,民族,minzu',
    },
    shared: {},
  },
  {
    language: 'korean',
    certain: {
      [name]: 'irum,ireum,seongmyeong,이름,성명,성함',
      [email]: '이메일,이메일주소',
      [phone]:
        'jeonhwa,jeonhwabeonho,jeonhwa beonho,hyudaepon,전화번호,휴대폰,휴대폰번호,연락처,핸드폰',
      [address]: 'juso,주소',
      [birth]: 'saengnyeonwolil,saengil,생년월일,생일',
      [gender]: '성별',
      government_id: 'jumin beonho,juminbeonho,주민번호,주민등록번호,여권번호',
      [secret]: 'bimilbeonho,비밀번호',
    },
    shared: {},
  },
  {
    language: 'vietnamese',
    certain: {
      [name]: 'ho ten,hoten,ho va ten,ten day du,ten khach hang',
      [phone]: 'sdt,so dien thoai,sodienthoai,dien thoai',
      [address]: 'dia chi,diachi',
      [birth]: 'ngay sinh,ngaysinh,nam sinh',
      [gender]: 'gioi tinh',
      [secret]: 'mat khau,matkhau',
    },
    shared: {},
  },
  {
    language: 'indonesian',
    certain: {
      [name]: 'nama lengkap,nama depan,nama belakang,nama pelanggan,nama pengguna,nama ibu kandung',
      [phone]: 'nomor telepon,no telepon,nomor hp,no hp,nomor handphone,no telp,telepon',
      [address]: 'alamat,alamat rumah,alamat lengkap',
      [postal]: 'kode pos',
      [birth]: 'tanggal lahir,tempat lahir,tgl lahir',
      [gender]: 'jenis kelamin',
      [secret]: 'kata sandi',
    },
    shared: {
      [name]: 'nama',
      'government_id.national_identification_number': 'nik',
      [religion]: 'agama',
    },
  },
  {
    language: 'hindi',
    certain: {
      [name]: 'pura naam,upnaam,नाम,पूरा नाम',
      [address]: 'पता',
      [birth]: 'janm tithi,janmtithi,जन्म तिथि',
      [phone]: 'फ़ोन,मोबाइल',
      [gender]: 'ling,लिंग',
    },
    shared: { [name]: 'naam', [address]: 'pata' },
  },
];
