/** Words for people: the last word of what holds a value, or a word before it (`customerName`). */
export const personWords =
  'user,customer,patient,employee,contact,member,subscriber,recipient,sender,author,owner,applicant,guest,visitor,buyer,payer,payee,' +
  'beneficiary,student,driver,lead,participant,attendee,cardholder,assignee,reviewer,traveller,traveler,passenger,guardian,dependent,' +
  'person,individual,prospect,candidate,citizen,resident,staff,teacher,doctor,physician,nurse,spouse,child,creator,commenter,' +
  'submitter,requester,requestor,manager,supervisor,approver,worker,player,voter,donor,volunteer,signer,signatory,holder,insured,' +
  'claimant,policyholder,borrower,faculty,pupil,instructor,learner,consumer,shopper,human,actor,caller,callee,respondent,registrant,' +
  'adult,infant,minor,kin,relative,father,mother,husband,wife,addressee,consignee,invitee,inviter,follower,friend,sibling,heir,' +
  'lodger,inhabitant,interviewee,interviewer,professor,lecturer,coach,trainee,trainer,colleague,admin user,end user,' +
  'authenticated user,account holder,account owner,card holder,data subject,created by,updated by,modified by,submitted by,' +
  'assigned to,requested by,approved by,reviewed by,reported by,purchased by,owned by,opened by,closed by,signed by,uploaded by,' +
  'invited by,reporter,performer,freelancer,contractor,cleaner,courier,rider,renter,lessee,lessor,debtor,payor,remitter,drawer,' +
  'winner,nominee,accountholder,household member,identity,profile,persona,primary contact,emergency contact,billing contact,' +
  'shipping contact,technical contact,witness,victim,defendant,plaintiff,lawyer,attorney,judge,juror,parent guardian,kunde,' +
  'mitarbeiter,cliente,usuario,patron,salesperson,sales person,rep,sales rep,support agent,account manager,case worker,about you,' +
  'traveller info,viewer,editor,organizer,organiser,speaker,panelist,artist,writer,contributor,committer,tester,assigner,delegate,' +
  'principal user,cardmember,accountowner,registrant contact,subscriber profile,payment payer,ordered by,orderer,purchaser,recruiter,' +
  'coordinator,collaborator,moderator,commentator,mentor,mentee,advisor,adviser,consultant,chairman,ceo,director,officer,' +
  'employee record,account rep,ambassador,influencer,referrer,referee,referred friend,requesting user,sponsor,escort,clinician,' +
  'practitioner,caregiver,emergency contact person';

/** Words for people that programs are called by too. */
export const ambiguousPersonWords =
  'driver,worker,player,manager,reporter,writer,editor,viewer,tester,performer,actor,delegate,identity,profile,persona,lead,member,' +
  'trainer,host,rep,contact,committer,observer,supervisor,rider,owner,principal user,creator,child,minor,reviewer,approver,holder,' +
  'follower,coordinator,director,collaborator,moderator,referrer,sponsor,officer';

/** Words for where somebody is found. */
export const addressWords =
  'address,billing,shipping,mailing,delivery,home,residence,residential,postal,dropoff,drop off,pickup,pick up,bill to,ship to,' +
  'billing address,shipping address,default address,addr,location,mailing address,postal address,delivery address,physical,' +
  'street address,home address,billing info,billing detail,shipping detail,delivery detail,geo address,addressee,destination address,' +
  'origin address,permanent,correspondence,invoice address,fulfillment address,placement address,anschrift,adresse,direccion,' +
  'indirizzo,endereco,other address,mailing location,primary address,secondary address,sold to,deliver to,mail,residency,domicile,' +
  'bill,ship';

/** Organisations: how they are reached is known to everybody. */
export const organisationWords =
  'company,organization,merchant,store,shop,branch,vendor,supplier,manufacturer,seller,hospital,school,university,institution,bank,' +
  'business,corporation,enterprise,firm,warehouse,facility,retailer,brand,publisher,airline,hotel,restaurant,venue,franchise,outlet,' +
  'clinic,pharmacy,laboratory,headquarter,hq,depot,factory,wholesaler,dealer,dealership,employer,fulfillment center,' +
  'distribution center,ngo,legal entity,parent company,subsidiary';

/** Machines: they have addresses and serial numbers of their own. */
export const machineWords =
  'mysql,postgresql,postgres,oracle,mongodb,redis,vmware,ssh,sftp,ftp,smtp,imap,ldap,jdbc,http basic,ssh tunnel,ssh connectivity,' +
  'mysql profile,postgresql profile,oracle profile,server,host,machine,cluster,node,pod,container,network,dns,gateway,router,switch,vm,virtual machine,instance,subnet,network interface,' +
  'interface,load balancer,lb,proxy,bridge,nat,firewall,endpoint,listener,upstream,downstream,broker,replica,shard,master,slave,worker node,' +
  'peer node,memory,register,contract,smart contract,wallet,token contract,hypervisor,bmc,ipmi,printer,scanner,camera,vpc,nic,ntp,resolver,' +
  'nameserver,name server,vpn,tunnel,bind,listen,multicast,broadcast,loopback,service,cluster node,database,db,registry,storage,mailer';

/** Accounts of programs, which are nobody. */
export const programWords =
  'service account,robot account,system account,technical account,machine account,service principal,bot account,bot';

/** Things: what is called a name, a title or a number of them is of nobody. */
export const thingWords =
  'course,product,project,team,repository,repo,plan,list,event,software,template,order,item,line,invoice,transaction,payment,service,' +
  'server,host,machine,device,browser,os,app,application,app version,package,module,class,method,function,field,column,table,schema,' +
  'database,index,collection,file,folder,directory,document,image,video,audio,media,page,site,website,url,domain,dns,network,cluster,' +
  'node,pod,container,namespace,deployment,environment,region,zone,bucket,queue,topic,channel,stream,partition,job,task,workflow,' +
  'pipeline,stage,step,action,command,rule,policy,role,permission,group,scope,license,subscription,campaign,segment,audience,article,' +
  'post,blog,comment,message,ticket,case,issue,incident,alert,metric,log,trace,span,error,exception,session,request,response,header,' +
  'query,parameter,option,setting,config,configuration,preference,feature,flag,experiment,variant,version,release,build,commit,tag,' +
  'label,category,type,status,state,level,tier,currency,country,city,language,locale,timezone,unit,tax,discount,coupon,promotion,' +
  'offer,price,cart,checkout,basket,shipment,parcel,vehicle,car,flight,trip,route,room,seat,ticket type,menu,recipe,ingredient,food,' +
  'drink,book,movie,song,album,game,match,tournament,season,league,genre,asset,inventory,sku,catalog,integration,connector,plugin,' +
  'extension,webhook,endpoint,api,key,token,secret,certificate,credential,account type,form,survey,question,quiz,test,exam,lesson,' +
  'chapter,section,block,widget,component,element,button,theme,color,font,icon,layout,screen,view,dashboard,report,chart,dataset,' +
  'model,algorithm,parser,compiler,runtime,framework,library,driver version,printer,display,monitor,sensor,meter,gateway,router,' +
  'switch,port,interface,protocol,process,thread,kernel,disk,volume,mount,backup,snapshot,registry,manifest,resource,entity,' +
  'object type,node type,relation,edge,graph,tree,leaf,branch,path,link,attachment,thumbnail,logo,banner,background,symbol,stock,' +
  'fund,portfolio,contract,agreement,claim,quote,proposal,opportunity,deal,milestone,sprint,epic,story,bug,feature request,' +
  'notification,reminder,calendar,meeting,schedule,shift,slot,department,industry,sector,skill,degree,program,curriculum,' +
  'subject area,keyword,term,definition,concept,taxonomy,vocabulary,dictionary,glossary,check,pull request,workflow run,installation,' +
  'enterprise,fork,forkee,security advisory,vulnerability,weather,planet,species,animal,pet,plant,disease type,compound,chemical,gene,cell,' +
  'sample,payment method,card,tracker,tracking,utm,referral program,reward,badge,achievement,inventory location,shelf,aisle,crm,saas,' +
  'integration account,provider,support,platform,operator,issuer,partner,agency,office,center,centre,property,listing,building,' +
  'tenant,workspace,club,gym,garage,carrier,sales,authority,terminal,airport,station,marketplace,acquirer,registrar,lab,union,' +
  'association,foundation,court,council,museum,church,theater,theatre,cinema,stadium,salon,charity,committee,municipality,government,' +
  'ministry,embassy,distributor,reseller,customer service,help desk,helpdesk,landlord company,site office,org unit,customer support';

/** They say nothing of what they hold: what is around them counts. */
export const transparentWords =
  'attribute,property,data,info,information,detail,record,object,value,item,entry,entity,payload,body,result,record,list,set,array,map,' +
  'input,output,before,after,old,new,current,previous,snapshot,embedded,node,edges,dto,model,schema,field,member list,root,' +
  'content,trait,identity,element,event data,data object,related,relationship,association,extra,custom,additional,system,' +
  'pii,phi,sensitive,confidential,geo,twitter,facebook,linkedin,github,gravatar,instagram,source,to,from,collection,form data,form,first,last,default,primary,secondary,main,other,alternate,name,names,general,basic,common,v,' +
  'union,variant,one,any,all,struct,type,details,full,summary,public,private,personal,individual attribute';

/** A message between people: from, to and what it says are theirs. */
export const messageWords =
  'message,sms,mms,email,mail,call,chat,conversation,whatsapp,letter,voicemail,fax';

/** What comes first and makes a name one of a switch, a number or a choice. */
export const switchWords =
  'is,has,have,can,could,should,shall,allow,allowed,enable,enabled,disable,disabled,require,required,need,show,hide,skip,will,was,were,' +
  'auto,verify,validate,check,missing,include,exclude,accept,receive,want,opt,opted,ask,without,count,total,max,min,maximum,minimum,' +
  'avg,average,median,sum,number,num,use,using,supports,support,does,did,are,ignore,send,not,no,' +
  'wants,hidden,visible,masking,mask,redact,' +
  'never,always,confirm,' +
  'encrypt,decrypt,sync,n';

/** Behind a name these leave it what it is. */
export const neutralTails =
  'value,default,text,str,string,raw,plain,plaintext,normalized,normalised,canonical,new,old,current,previous,primary,secondary,alternate,other,' +
  'home,work,personal,office,business,private,main,full,optional,encoded,base64,b64,original,entered,' +
  'latin,latinized,romanized,kana,kanji,english,en,local,intl,international,national,e164,uri encoded,lower,lowercase,upper,' +
  'uppercase,trimmed,clean,cleaned,standardized,formatted,unformatted,real,legacy,daytime,evening,day,night,' +
  'a,b,data,info,detail,mobile,' +
  'inferred,estimated,derived,guessed,presumed,twitter,facebook,linkedin,github,instagram,' +
  'cell,landline,prefill,prefilled,ascii,unicode,temp,temporary,tmp,final,additional,abbr,short,long,code';

/** Behind a name: what is left of it after something was done to it, with what was done. */
export const handledTails: Readonly<
  Record<string, 'hashed' | 'masked' | 'tokenised' | 'encrypted'>
> = {
  hash: 'hashed',
  hashed: 'hashed',
  digest: 'hashed',
  md5: 'hashed',
  sha1: 'hashed',
  sha256: 'hashed',
  sha512: 'hashed',
  hmac: 'hashed',
  fingerprint: 'hashed',
  bcrypt: 'hashed',
  masked: 'masked',
  mask: 'masked',
  redacted: 'masked',
  obfuscated: 'masked',
  anonymized: 'masked',
  anonymised: 'masked',
  pseudonymized: 'tokenised',
  pseudonymised: 'tokenised',
  truncated: 'masked',
  token: 'tokenised',
  tokenized: 'tokenised',
  tokenised: 'tokenised',
  surrogate: 'tokenised',
  enc: 'encrypted',
  encrypted: 'encrypted',
  cipher: 'encrypted',
  ciphertext: 'encrypted',
  encryption: 'encrypted',
};
