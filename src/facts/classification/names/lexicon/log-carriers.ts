/**
 * What carries whatever people typed, sent or asked for: nothing in its name is sensitive, and it belongs in no log. By the kind of
 * thing it carries; the end of a path, in the words of OpenTelemetry, ECS, Sentry and loggers.
 */
export const logCarriers: Readonly<Record<string, string>> = {
  url: 'url,uri,full url,url full,url original,request url,request uri,page url,raw url,href,url path,uri path,request path,http path,http target,http route raw,path parameter,url path parameter,http fragment,url fragment,fragment,referer,referrer,referer url,referrer url,navigation from,navigation to,navigation origin,navigation route id,proxy path,landing page url,previous url,current url,target url,redirect url,callback url,file path,file name path,original url,resource uri,argument uri',
  query:
    'query,query string,querystring,query parameter,query params,url query,http query,search query,search string,search params,search term',
  headers:
    'header,headers,request header,response header,http header,http request header,http response header,raw header,cookie,cookies,set cookie,request cookie',
  body: 'request body,response body,http body,req body,res body,request body data,response body data,body data,request payload,response payload,raw body,body content,request data,post data,post body,form data,form field,form value,action form data,multipart data,http request body,http response body,request content,response content,message body,message payload',
  parameters:
    'params,param,parameter,request parameter,route parameter,path param,message parameter,rpc argument,request argument,function argument,call argument,method argument,args,kwargs,argv,arguments,argument,handler argument,graphql variable,graphql document,graphql query,graphql body,variable values',
  command:
    'command line,commandline,cmdline,command args,command arg,command argument,process args,process command line,process argument,shell command',
  environment: 'environment variable,env variable,env var,env vars,process env,environ',
  statement:
    'sql,sql text,sql query,sql statement,sql binding,statement,db statement,db query text,db query parameter,query text raw,db params,db param,db parameter,redis parameter,sql parameter,bind variable,binding,bindings,bind value,db binding,query binding,stored procedure argument,redis command args',
  error:
    'exception message,error message,err message,exception stacktrace,exception stack trace,stacktrace,stack trace,stack,error stack,err stack,error stack trace,backtrace,traceback,stack entry,stack frame variable,frame vars,local variable,stack local,locals,error detail,debug info detail,debug info stack entry,error info metadata,status description,precondition failure violation,quota failure violation,violation,exception detail,exception value,panic message,normalized description,resource info owner,resource info resource name',
  conversation:
    'prompt,prompts,completion,completions,system prompt,user prompt,preamble,chat message,chat history,tool call,tool calls,function call,tool message,system message,user message,assistant message,tool result,tool result content,tool argument,tool input,tool output,message content,prompt result description,prompt result message content,ai text,ai texts,ai document,ai citation,ai search query,ai search result,ai warning,ai response text,ai message,input message,output message,ai input,ai output,search result,logging message,llm input,llm output,llm response,model output,model input,system instruction,citation',
  context: 'mdc,ndc,extra data,context data,baggage,log extra,breadcrumb data',
  peer: 'client address,client ip,remote address,remote addr,peer ip,peer name,peer address,peer addr,sock peer name,sock peer addr,network peer address,device name,ja3 digest,ja4 digest,x forwarded for',
};

/** What may carry it, and mostly carries what a programmer wrote. */
export const lowLogCarriers =
  'message,msg,log message,text,body,payload,data,extra,context,metadata,meta,error,err,exception,details,detail,reason,event data,input,output,result,req,request,res,response,attributes,fields,custom,state,value,values,before,after,diff,changes,old value,new value';

/** What is in these is what they carry, whatever it is called: `request.header.x`. */
export const carrierContainers =
  'header,headers,query,query string,query parameter,params,param,parameter,path parameter,argument,arguments,args,kwargs,mdc,form data,cookie,cookies,environment variable,env var,local variable,locals,binding,bindings,session data,request body,response body,body data,error info metadata,baggage';
