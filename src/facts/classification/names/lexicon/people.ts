import type { LexiconEntry } from './lexicon-entry.js';

const confidential = { level: 'confidential', isPersonal: true } as const;
const text = { ...confidential, isText: true } as const;
const special = { level: 'restricted', isPersonal: true } as const;

/** Who somebody is: names, life, family, work. */
export const peopleLexicon: readonly LexiconEntry[] = [
  {
    category: 'name.first',
    ...text,
    high: 'first name,given name,forename,christian name,name first,name given,preferred first name,first name kana,first given name,legal first name',
    withPerson: 'first,given',
  },
  {
    category: 'name.last',
    ...text,
    high: 'last name,family name,surname,maiden name,name last,name family,second name,last family name,paternal name,maternal name,birth name,mother maiden name,last name kana,legal last name,second last name,paternal surname,maternal surname',
    withPerson: 'last,family',
  },
  {
    category: 'name',
    ...text,
    unlessThing: 'full name,legal name,real name,nickname,nick name,preferred name',
    high: 'middle name,person name,people name,customer name,patient name,employee name,user full name,cardholder,card holder,card holder name,cardholder name,name on card,beneficiary name,recipient name,sender name,author name,contact name,account holder,account holder name,account owner name,contact person,passenger name,guest name,student name,teacher name,driver full name,buyer name,payer name,payee name,subscriber name,applicant name,candidate name,visitor name,attendee name,participant name,holder name,doctor name,physician name,father name,mother name,parent name,guardian name,spouse name,husband name,wife name,child name,kin name,emergency contact,emergency contact name,next of kin,signer name,signatory,signatory name,tenant full name,middle initial,initial and surname,name in full,patronymic,first and last name,name first last,first last name,last first name,name suffix,name prefix,full legal name,name middle,middle,donor name,voter name,policyholder,policyholder name,insured name,witness name,nurse name,traveler name,traveller name,resident name,member name,lead name,prospect name,borrower name,staff name,reviewer name,submitter name,requester name,requestor name,creator name,assignee name,owner name,manager name,supervisor name,player name,shopper name,consignee name,dependent name,invitee name,registrant name,billing name,shipping name,delivery name,user real name,attorney name,judge name',
    medium: 'author,from name,to name,reply to name',
    likely: 'attorney,judge',
    withPerson: 'name,display name,initial,friendly name,label name',
  },
  {
    category: 'account.username',
    ...text,
    isOnline: true,
    high: 'username,user name,screen name,login name,logon name,account username,user login,login username,twitter username,github username',
    medium:
      'user display name,login id,sam account name,github login,user handle,gamer tag,gamertag',
    withPerson: 'handle,login,nick',
  },
  {
    category: 'demographic.date_of_birth',
    ...confidential,
    high: 'date of birth,birth date,birthdate,birthday,dob,do b,birth day,birth month,birth year,year of birth,month of birth,day of birth,born on,born at,birthday at,dob year,dob month,dob day,birth date year,date birth,birth dt,birth time,time of birth',
    withPerson: 'born,zodiac,zodiac sign,star sign',
  },
  {
    category: 'demographic.age_range',
    ...confidential,
    high: 'age in year,age at death,age at diagnosis,customer age,user age,patient age,person age,age year,years old',
    withPerson: 'age',
  },
  {
    category: 'demographic',
    ...confidential,
    high: 'place of birth,birth place,birthplace,birth city,birth country,birth state,country of birth,city of birth,birth location',
  },
  {
    category: 'demographic.gender',
    ...special,
    high: 'gender,gender identity,biological sex,birth sex,sex at birth,assigned sex,gender code,sex code',
    medium: 'sex,pronoun,preferred pronoun,gender pronoun',
  },
  {
    category: 'demographic.race_ethnicity',
    ...special,
    high: 'ethnicity,ethnic group,ethnic origin,ethnic background,racial origin,race ethnicity,race and ethnicity,skin color,ethnicity code,race code,indigenous status,tribe,caste',
    lone: 'race',
  },
  {
    category: 'demographic.religious_belief',
    ...special,
    high: 'religion,religious belief,religious affiliation,religious denomination,church membership',
    withPerson: 'denomination,faith',
  },
  {
    category: 'demographic.political_opinion',
    ...special,
    high: 'political opinion,political affiliation,political party,political view,party affiliation,party membership,trade union,trade union membership,union membership,voting record,voter registration',
  },
  {
    category: 'demographic.sexual_orientation',
    ...special,
    high: 'sexual orientation,sexual preference,sex life,sexuality',
  },
  {
    category: 'demographic.marital_status',
    ...confidential,
    high: 'marital status,civil status,martial status,marital state,marital code,relationship status',
  },
  {
    category: 'demographic',
    ...confidential,
    high: 'nationality,citizenship,immigration status,visa status,veteran status,military status,refugee status,asylum status,country of citizenship,mother tongue,native language',
    withPerson: 'veteran,tongue',
  },
  {
    category: 'criminal_history',
    ...special,
    high: 'criminal record,criminal history,criminal conviction,conviction,arrest record,felony,background check result,offense history,criminal offense',
  },
  {
    category: 'job_title',
    ...text,
    high: 'job title,occupation,profession,position title,employee title,title of job,job position,work title,current job',
    withPerson: 'title,job,designation,job role',
  },
  {
    category: 'workplace',
    ...text,
    high: 'employer,employer name,employee number,employee no,performance rating,performance review,current employer,previous employer,personnel number,personnel file,staff number',
    low: 'department,cost center,job level',
  },
  {
    category: 'workplace',
    ...text,
    low: 'student number,gpa,grade point average,education level,highest education,degree,school,university,graduation year,graduation date',
  },
  {
    category: 'name',
    ...text,
    high: 'spouse,husband,wife,fiance,ex husband,ex wife,next of kin contact',
    withPerson: 'child,dependent,guardian,sibling,relative,kin,father,mother',
  },
  {
    category: 'social',
    ...text,
    medium:
      'facebook handle,twitter handle,linkedin handle,instagram handle,instagram username,skype id,skype name,skype handle,skype username,telegram handle,telegram username,wechat id,whatsapp id,snapchat username,tiktok handle,tiktok username,discord username,discord tag,line user id,social handle,social media handle,mastodon handle,bluesky handle,youtube handle,reddit username,vk id',
    // Pages that everybody may see.
    low: 'facebook id,facebook url,facebook profile,twitter id,twitter url,linkedin url,linkedin profile,linkedin profile url,linkedin id,linked in url,linked in profile,linked in id,instagram id,instagram url,telegram id,discord id,xing profile,social profile,social profile url,social media profile,personal website,personal url,personal homepage,skype,twitter,facebook,instagram,linkedin,linked in,telegram,wechat,snapchat,tiktok,website,homepage,blog url',
  },
  {
    category: 'content.self_image',
    ...confidential,
    isText: true,
    high: 'avatar url,profile picture,profile photo,profile image,profile pic,profile picture url,profile photo url,profile image url,profile pic url,user photo,user avatar,selfie,selfie image,selfie url,passport photo,headshot,portrait photo,id photo,face photo,face image,avatar image,mugshot,avatar image url,avatar link',
    medium: 'avatar,gravatar,gravatar url,gravatar id',
    withPerson:
      'photo,picture,portrait,photo url,picture url,image,image url,avatar template,image link,photo link,thumbnail url',
  },
];
