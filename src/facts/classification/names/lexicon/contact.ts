import type { LexiconEntry } from './lexicon-entry.js';

const text = { level: 'confidential', isPersonal: true, isText: true } as const;
const any = { level: 'confidential', isPersonal: true } as const;

/** How and where somebody is reached. */
export const contactLexicon: readonly LexiconEntry[] = [
  {
    category: 'contact.email',
    ...text,
    high: 'email,e mail,email address,e mail address,mail address,electronic mail,electronic mail address,email id,email addr,user principal name,upn,recovery email,contact mail,reply to email,reply to address,email recipient,cc email,bcc email,to email,from email,email to,email from,email cc,primary mail,paypal email,email login,login email,apple id,mail id,to address email,email contact,user mail,customer mail',
    medium: 'mailto',
    withPerson: 'mail',
  },
  {
    category: 'contact.phone_number',
    ...any,
    high: 'phone,phone number,phone no,telephone,telephone number,mobile,mobile number,mobile phone,mobile phone number,cellphone,cellphone number,cell phone,cell phone number,cell number,msisdn,e164,whatsapp number,whatsapp phone,whatsapp,sms number,handphone,landline,land line,landline number,telephone no,tel number,tel no,contact number,contact no,contact tel,caller number,caller id number,calling number,called number,callback number,voip phone,phone e164,sms phone,phone contact,phone home,phone mobile,phone work,call back number,dial in number phone,direct dial,ani,viber number,signal number,emergency number,phone extension,telefon number,phone mobile number,from number,to number,from phone,to phone,recipient number,sender number,destination number phone',
    medium: 'tel',
    withPerson: 'cell',
  },
  {
    category: 'contact',
    ...text,
    withMessage:
      'from,to,cc,bcc,sender,recipient,receiver,from number,to number,from address,to address,reply to,caller,callee,called party,calling party',
  },
  { category: 'contact.fax_number', ...any, high: 'fax,fax number,fax no,facsimile,telefax' },
  {
    category: 'contact.address.street',
    ...text,
    high: 'street,street address,street name,street line,street number,address line,address street,house number,house name,building number,apartment number,apt number,flat number,unit number address,street address line,address house number,post office box,po box,residence,place of residence,house no,apartment no,street addr,thoroughfare,address detail line,st address,street and number,street and house number',
    medium:
      'add 1,add 2,add 3,address 1,address 2,address 3,address 4,address line one,address line two,apartment,address one,address two',
    withAddress:
      'line,line one,line two,house,building,unit,suite,floor,apt,block,addressee,attention,street 1,number,district,sub district,neighborhood,neighbourhood,suburb,county,locality',
  },
  {
    category: 'contact.address',
    ...text,
    high: 'home address,postal address,mailing address,billing address,shipping address,delivery address,residential address,residence address,full address,formatted address,permanent address,current address,correspondence address,ship to address,bill to address,registered address,physical address of person,customer address,user address,person address,patient address,employee address,dropoff address,drop off address,pickup address,pick up address,recipient address,sender address,personal address,visiting address,legal address,work address,office address,home location,kin address,contact address,invoice address,invoicing address,return address,shipment address,address text,address full,address info,address of residence,location address,other address,display address address,secondary address,temporary address',
    medium: 'address,addresses',
  },
  {
    category: 'contact.address.postal_code',
    ...any,
    high: 'postal code,zip code,postcode,post code,zip,zip plus 4,zip postal code,postal zip,postal index,eircode,postal zip code,zip or postal code',
    withAddress: 'postal',
  },
  {
    category: 'contact.address.city',
    ...text,
    high: 'home city,home town,hometown,residence city,address city,city of residence,billing city,shipping city,mailing city,delivery city',
    withPerson: 'city,town,suburb',
    withAddress: 'city,town,suburb,village,municipality,place,city name,post town',
  },
  {
    category: 'contact.address.state',
    ...text,
    high: 'address state,address province,home state,home province,residence state,billing state,shipping state,mailing state,billing province,shipping province,state of residence',
    withPerson: 'other state,other province',
    withAddress:
      'state,province,region,state province region,administrative district level 1,administrative district level 2,administrative district,state code,province code,region code,state name,province name,region name,state or province,state province,prefecture,canton,territory,administrative area,admin area,administrative area level 1,administrative area level 2,state or region,subdivision,country subdivision',
  },
  {
    category: 'contact.address.country',
    ...text,
    high: 'home country,residence country,country of residence,address country,billing country,shipping country,mailing country,address country code,billing country code,shipping country code',
    withPerson: 'country',
    withAddress:
      'country,country code,country name,country id,country iso,country iso code,country code iso2,country code alpha 2,country region',
  },
  {
    category: 'location.precise',
    level: 'restricted',
    isPersonal: true,
    high: 'latitude,longitude,geolocation,geo location,gps,gps coordinate,gps location,gps position,gps lat,gps lon,gps long,geo coordinate,lat long,lat lng,lat lon,latlng,latlong,geo point,geopoint,geo lat,geo lng,geo lon,geo long,geohash,what3words,home coordinate,location coordinate,location lat,location lng,location lon,location long,position lat,position lng,position lon,latitude longitude,user location,device location,precise location,exact location,lat value geo,lat,lng,geo position',
    unlessThing: 'current location,last location,last known location',
    medium: 'coordinate,lon,plus code',
    withPerson: 'location,altitude,position coordinate',
    withAddress: 'long',
  },
];
