import type { LexiconEntry } from './lexicon-entry.js';

const restricted = { level: 'restricted' } as const;

/** Numbers that a state gives to a person, as fields are called in many countries. */
export const governmentIdLexicon: readonly LexiconEntry[] = [
  {
    category: 'government_id.national_identification_number',
    ...restricted,
    high:
      'ssn,ssn number,ssn no,ssn last 4,ssn last four,last 4 ssn,last four ssn,last 4 of ssn,ssn4,social security number,social security no,social security,social security code,social security id,' +
      'social insurance number,social insurance no,national id,national id number,national id no,national identifier,national identity number,' +
      'national identity card,national identity,national identification number,national identification,national number,nationalid,' +
      'identity number,identity card number,identity card no,identity card,id card number,id card no,id card,identification number,' +
      'identification card number,government id,government id number,government identifier,gov id,govt id,state id number,civil id,' +
      'civil id number,citizen id,citizen number,citizen card,citizen card number,resident id,resident number,resident registration number,' +
      'resident identity card,personal number,personal id number,personal identity number,personal identity code,personal identification code,' +
      'personal code number,cpr number,population registration number,voter id,voter id number,voter number,voter card number,elector id,epic number,' +
      'identity document number,identity document,id document number,id document,id proof number,document number id,national document number,' +
      // By country.
      'itin,individual taxpayer identification number,ein number,employer identification number,npi,npi number,mbi number,nino,ni number,' +
      'national insurance number,national insurance,national insurance no,nhs number,nhs no,utr number,unique taxpayer reference,ppsn,pps number,' +
      'numero de securite sociale,numero securite sociale,securite sociale,insee,insee number,nir number,steuer id,steuer identifikationsnummer,' +
      'steueridentifikationsnummer,steuernummer,steuer nummer,steuer nr,sozialversicherungsnummer,sozialversicherungs nummer,rentenversicherungsnummer,' +
      'personalausweis,personalausweisnummer,personalausweis nummer,ausweisnummer,ausweis nummer,svnr,sv nummer,ahv number,ahv nummer,ahv nr,avs number,' +
      'numero avs,dni number,numero dni,nie number,nif number,numero nif,numero de identificacion,documento de identidad,numero de documento,' +
      'documento identidad,cartao de cidadao,cartao cidadao,cartao do cidadao,numero cpf,cpf,cpf number,cpf cnpj,rg number,numero rg,cnh,cnh number,pis pasep,' +
      'codice fiscale,codicefiscale,bsn,bsn number,bsn nummer,burgerservicenummer,burger service nummer,rijksregisternummer,rijksregister nummer,nrn number,' +
      'personnummer,person nummer,personnr,samordningsnummer,fodselsnummer,fodselsnr,cpr nummer,cprnr,cpr nr,hetu,henkilotunnus,pesel,numer pesel,' +
      'nip number,numer nip,dowod osobisty,numer dowodu,nr dowodu,dowod,rodne cislo,rodnecislo,cnp number,taj number,taj szam,adoazonosito,ado azonosito,' +
      'egn,egn number,amka,afm number,tckn,tc kimlik,tc kimlik number,tckimlik,tc no,kimlik number,kimlik numarasi,snils,inn number,pasport,' +
      'passport series,passport serie,rnokpp,teudat zehut,teudat zehut number,rsa id number,sa id number,za id number,bvn,bvn number,nin number,' +
      'bank verification number,emirates id,emirates id number,eid number,iqama,iqama number,aadhaar,aadhar,aadhaar number,aadhar number,aadhaar no,' +
      'aadhar no,aadhaar card,adhaar,adhar number,adhaar number,uidai,pan card,pan card number,pan no,voter epic,cnic,cnic number,nicop,nid number,' +
      'shenfenzheng,shenfenzhenghao,shenfenzheng hao,sfz number,sfzh,hkid,hkid number,hkid no,nric,nric number,nric no,fin number,nric fin,mykad,' +
      'mykad number,nik number,nomor ktp,no ktp,ktp number,ktp,npwp,npwp number,cccd,cccd number,cmnd,so cmnd,so cccd,sss number,umid,umid number,' +
      'rrn number,jumin number,jumin deungnok beonho,resident registration no,my number,mynumber,kojin bango,tfn,tfn number,tax file number,' +
      'medicare card number,ird number,ird no,sin number,sin no,curp,curp number,rfc number,cuit,cuil,cuit number,cuil number,rut number,numero rut,' +
      'cedula,cedula number,numero de cedula,numero cedula,cedula de ciudadania,cedula de identidad,carnet de identidad',
    lone: 'nif,nie,dni,rut,cnp,afm,taj,ahv,avs number no,nino number,rrn,cpr,ein,rfc,tin,sin,nin',
    withPerson:
      'pin,inn,utr,nir,run,rg,nrn,nip,fin,nid,nik,sss,avs,epic,ird,jumin,pis,id number,id no,document number,identification,mbi,pan number tax',
  },
  {
    category: 'government_id.passport_number',
    ...restricted,
    high: 'passport number,passport no,passport id,passport num,passport code,travel document number,passport card number,passport mrz,mrz,machine readable zone,numero de passeport,numero passeport,numero pasaporte,numero de pasaporte,passnummer,reisepassnummer,reisepass nummer,numero passaporto,numero passaporte',
    medium: 'passport',
  },
  {
    category: 'government_id.drivers_license_number',
    ...restricted,
    high: 'driver license,driver license number,driver license no,driver license id,drivers license,drivers license number,driver licence number,driving license,driving license number,driving license no,driving permit number,license number driver,dl number,dl no,dln,fuhrerscheinnummer,fuhrerschein nummer,numero permis de conduire,permis de conduire,carnet de conducir,patente di guida',
    withPerson: 'license number,license no',
  },
  {
    category: 'government_id',
    ...restricted,
    isPersonal: true,
    high: 'taxpayer id,tax payer id,taxpayer identification number,taxpayer number,tax identification number,tax identification no,tax identifier number,personal tax number,tax file no,visa number,visa no,residence permit number,residence permit,work permit number,permit number immigration,green card number,alien registration number,alien number,a number uscis,immigration number,military id,military id number,veteran id number,refugee number,asylum number,tribal id',
    lone: 'tax id,tax number,tax no,tax id number,tax code number,tax reference number',
  },
  {
    category: 'government_id.birth_certificate',
    ...restricted,
    high: 'birth certificate,birth certificate number,death certificate number,marriage certificate number',
  },
  {
    category: 'government_id.vehicle_registration',
    level: 'confidential',
    high: 'license plate,license plate number,number plate,plate number,vehicle registration,vehicle registration number,vehicle plate,vehicle license plate,vehicle identification number,vin number,vin code,registration plate,plate no,reg plate,car registration,car plate,kfz kennzeichen,nummernschild,matricula vehiculo',
    lone: 'vin',
  },
];
