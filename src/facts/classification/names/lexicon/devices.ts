import type { LexiconEntry } from './lexicon-entry.js';

/** What somebody uses to be online, and goes by there. */
export const deviceLexicon: readonly LexiconEntry[] = [
  {
    category: 'device.ip_address',
    level: 'confidential',
    isText: true,
    isOnline: true,
    high: 'ip address,client ip,client ip address,remote ip,remote ip address,user ip,user ip address,customer ip,visitor ip,source ip address,src ip,source ip,browser ip,login ip,last login ip,last ip,signup ip,sign up ip,sign in ip,current sign in ip,last sign in ip,registration ip,ip addr,caller ip,caller ip address,requester ip,remote addr,x forwarded for,forwarded for,x real ip,real ip,ipv4 address,ipv6 address,peer ip,true client ip,cf connecting ip,created ip,order ip,buyer ip,origin ip,external ip address,public ip address of user,actor ip,actor ip address,ip signup,ip sign up,ip opt,ip opt in,ip created,ip registration,ip login,customer purchase ip,purchase ip,ip client,ip src,ip remote,ip user,ip last login,peer ip address,voter ip,ip v4,ip v6,ip address v4,ip address v6',
    medium: 'ip,ipv4,ipv6,remote address,client address',
  },
  {
    category: 'device.device_id',
    level: 'confidential',
    isOnline: true,
    high: 'mac address,mac addr,bluetooth address,bluetooth mac,wifi mac,wifi mac address,ethernet mac,device id,device identifier,device uuid,device udid,unique device id,unique device identifier,imei,imei number,imei hardware id,imsi,meid,iccid,esn,idfa,idfv,gaid,aaid,oaid,ad id,adid,advertising id,advertiser id,advertising identifier,google advertising id,apple advertising id,android id,android advertising id,udid,device serial,device serial number,hardware id,device fingerprint,browser fingerprint,canvas fingerprint,ja3,ja4,ja3 digest,ja3 hash,ja4 digest,ja3 fingerprint,push token,device token,browser token,user fingerprint,visitor fingerprint,session fingerprint,fcm token,apns token,registration token device,expo push token,device push token,gps adid,windows device id,roku id,vehicle device id,sim number,sim serial,sim serial number',
    medium: 'installation id,machine id,ssid,bssid',
    withPerson: 'serial number',
    low: 'instance id,client id,referrer,referer',
  },
  {
    category: 'device.cookie_id',
    level: 'confidential',
    high: 'cookie id,visitor cookie,tracking cookie,ga client id,google analytics client id,gclid,fbclid,fbp,fbc,msclkid,tracking cookie id,browser id,third party cookie id,domain user id,network user id,network userid,domain userid',
  },
  {
    category: 'device',
    level: 'confidential',
    isText: true,
    medium:
      'user agent,useragent,browser user agent,http user agent,user agent string,user agent original',
    low: 'device name,computer name',
  },
];
