import type { LexiconEntry } from './lexicon-entry.js';

/** Texts that people write, and files with whatever is in them. */
export const contentLexicon: readonly LexiconEntry[] = [
  {
    category: 'content.private',
    level: 'confidential',
    isText: true,
    medium:
      'message body,chat message,chat transcript,chat text,chat history,email body,sms body,sms text,mail body,call transcript,call recording,call recording url,voicemail recording,voicemail transcript,direct message,private message,search query of user,private note,conversation transcript,message text,message content,personal statement,cover letter,resume,resume text,curriculum vitae,resume url,cv url',
    withMessage: 'body,text,content,message',
    low: 'personal note,about me,biography,user bio,about,signature,note,comment,message,body,description,bio,summary,transcript,feedback,remark,answer,subject line,reason text,chat,review text,search query,prompt,completion,text,caption,free text,additional information,special instruction,delivery instruction,customer note,observation,narrative',
  },
];

/** Bytes and texts of files: they belong in a store, and a pointer to them in an event. */
export const evidenceLexicon: readonly LexiconEntry[] = [
  {
    category: 'content',
    level: 'restricted',
    isText: true,
    high: 'file content,file data,file body,file byte,raw content,raw data,raw payload,raw body,raw text,raw html,raw xml,raw document,raw email,raw message,raw file,raw byte,raw image,document content,document body,document text,document data,document byte,document html,attachment content,attachment data,attachment body,attachment byte,evidence content,evidence data,evidence body,evidence text,evidence byte,evidence file,image data,image content,image byte,image base64,image blob,video data,video content,video byte,audio data,audio content,audio byte,pdf data,pdf content,pdf byte,pdf base64,base64 content,base64 data,base64 image,base64 file,base64 document,content base64,data base64,file base64,document base64,binary content,binary data,blob data,blob content,content byte,ocr text,ocr result,ocr output,extracted text,extracted content,text content,html content,html body,body html,body text,body plain,plain text content,page content,page html,page source,page text,message body raw,scan data,scanned document,scanned image,screenshot,screenshot data,screenshot image,screenshot url,photo data,photo base64,thumbnail data,recording data,recording content,presigned url,pre signed url,presigned download url,presigned upload url,signed url,signed download url,signed uri,signed link,sas url,sas uri,temporary url,temporary download url,temp download url,temporary link,temporary access url,content snippet,text snippet,document excerpt,content excerpt,content preview,document preview,text preview,full text,fulltext,email content,mime content,mime message,eml content,zip content,archive content,file contents,contents base64,clipboard,clipboard content,heap dump,memory dump,core dump,packet capture,pcap data,screen recording,keystroke',
    medium:
      'content,contents,blob,binary,base64,attachment,excerpt,snippet,raw,byte,preview,thumbnail,html,xml,pdf',
    low: 'data,document,file,image,recording,download url,download link,file url,document url,attachment url,payload',
  },
];
