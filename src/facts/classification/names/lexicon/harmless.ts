/** Names that hold words of the lexicon and nothing sensitive, as the end of a name or the whole. */
export const harmlessNames =
  'i phone,iphone,android phone,windows phone,smart phone,micro phone,head phone,' +
  // Places in a list, and marks of requests: keys to nothing.
  'page token,next token,previous token,prev token,next page token,previous page token,continuation token,continue token,cursor token,sync token,' +
  'resume token,delta token,skip token,start token,end token,change token,cancellation token,cancel token,request token,client request token,' +
  'idempotency token,client token,design token,stop token,pad token,mask token,special token,bos token,eos token,prompt token,completion token,' +
  'input token,output token,total token,max token,min token,cached token,reasoning token,used token,token used,lexer token,syntax token,' +
  'pagination token,page cursor token,next sync token,next continuation token,last token,first token,time to first token,last login,first login,marker token,nft token,erc20 token,governance token,' +
  'reward token,utility token,crypto token,search token,word token,unknown token,access token url,token token,version token,etag token,' +
  'consistency token,lock token,lease token,fencing token,audio token,text token,image token,upload token count,' +
  // Addresses of machines.
  'memory address,contract address,wallet address,base address,bus address,start address,end address,return memory address,listen address,' +
  'bind address,server address,host address,network address,broadcast address,gateway address,virtual address,register address,load address,' +
  'entry point address,multicast address,loopback address,smart contract address,token address,cell address,link address,local address,' +
  'block address,web address,url address,jump address,target address,pool address,device address,node address,email server address,' +
  'proxy address,service address,cluster ip,pod ip,host ip,server ip,node ip,gateway ip,elastic ip,floating ip,static ip,virtual ip,' +
  'load balancer ip,private ip,private ip address,public ip address,service ip,external ip,internal ip,listen ip,bind ip,dns ip,subnet ip,range ip,public ip,instance ip,vm ip,' +
  // Names of things with words of people.
  'client name,agent name,user agent name,contact form name,author role name,owner type name,driver name,user pool name,group display name,' +
  'member type name,account name,profile name,lead source name,parent name,child node,parent child,guardian mode,host name,guest os name,' +
  'manager name class,player name version,owner reference,user type name,service user name space,' +
  // Words with another sense.
  'race condition,race track,race result,race time,race date,race number,arms race,human race,gender neutral,age group name,' +
  'cache age,max age,min age,page age,message age,data age,account age,age limit,minimum age,maximum age,session age,cookie age,file age,' +
  'building age,domain age,vehicle age,key age,password age,queue age,record age,oldest age,average age,age restriction,legal age,' +
  'street light,street view,wall street,sesame street,street smart,first line,last line,first page,last page,' +
  'mobile app,mobile friendly,mobile first,mobile optimized,mobile web,mobile device,mobile os,mobile version,mobile view,mobile layout,' +
  'secret name,secret id,secret arn,secret ref,secret key ref,secret version,secret path,secret manager,existing secret,pull secret,' +
  'image pull secret,tls secret,ca secret,image secret,server secret,from secret,kubernetes secret,k8s secret,secret reference,secret store,' +
  'public key,primary key,foreign key,partition key,sort key,hash key,range key,routing key,cache key,object key,message key,kms key,kms encryption key,managed encryption key,customer managed encryption key,certificate thumbprint,cert thumbprint,campaign content,utm content,' +
  'hot key,idempotency key,composite key,natural key,surrogate key,translation key,i18n key,json key,map key,s3 key,group key,issue key,' +
  'project key,feature key,flag key,setting key,record key,event key,dedup key,deduplication key,lookup key,sharding key,shard key,' +
  'cookie consent,cookie policy,cookie domain,cookie path,cookie banner,third party cookie,' +
  'license key type,software license,license type,license url,content license,driver version,driver class,database driver,printer driver,' +
  'file fingerprint,build fingerprint,schema fingerprint,key fingerprint,ssh fingerprint,certificate fingerprint,cert fingerprint,' +
  'public key fingerprint,query fingerprint,issue fingerprint,error fingerprint,config fingerprint,content fingerprint,asset fingerprint,' +
  'type face,bold face,font face,cube face,sur face,inter face,web face,' +
  'health check,health status,health endpoint,health probe,health score,treatment group,treatment variant,experiment treatment,' +
  'water treatment,air condition,weather condition,terms condition,terms and condition,condition expression,stop condition,exit condition,' +
  'system diagnosis,stored procedure,standard procedure,file signature,digital signature,method signature,function signature,' +
  'request signature,code signature,signature value,webhook signature,event signature,package signature,type signature,' +
  'salary currency,full name attribute,name server,name space,web site,web hook secret name,' +
  'dns zip,zip file,zip archive,gzip,bzip,zip path,postal service,postal carrier,shipping country list,country list,' +
  'line number,line item,dead line,head line,base line,time line,pipe line,line count,house keeping,green house,ware house,power house,' +
  'apartment type,building type,street type,street suffix,street direction,address type,address family,address space,address book,' +
  'card brand,card type,card network,card scheme,card issuer,card title,card layout,pan gesture,pan zoom,camera pan,map pin,pin count,' +
  'gpio pin,pin state,pin map,pin mode,pin board,tax rate,tax code,tax amount,tax class,tax category,line tax id,' +
  'check out,vat number,org number,organization number,company number,registration number company,duns number,company registration number,' +
  'login name attribute,display position,z position,play list,white list,black list,security group,security level,security context,' +
  'latitude range,location header,location type,location name,redirect location,stock location,storage location,inventory location,' +
  'warehouse location,source location,code location,error location,failure location,file location,log location,bin location,' +
  'object location,page location,url location,data location,server location,hosting location,install location,' +
  'session timeout,otp length,otp expiry,password policy,password hint enabled,contact us,contact form,contact type,contact channel,' +
  'contact method,preferred contact,contact preference,birth rate,birth order,re birth,virtual machine user name,bot user name,' +
  'phone model,phone type,phone brand,phone country,phone prefix,phone country code,country calling code,calling code,dial code,' +
  'icon url,logo url,logo image,cover image,thumbnail image,product image,hero image,background image,docker image,' +
  'container image,base image,disk image,boot image,os image,raw image format,company photo,product photo,cover photo';
