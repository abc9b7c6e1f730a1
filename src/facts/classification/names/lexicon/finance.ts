import type { LexiconEntry } from './lexicon-entry.js';

const restricted = { level: 'restricted' } as const;

/** Cards, accounts and what somebody owns. */
export const financeLexicon: readonly LexiconEntry[] = [
  {
    category: 'financial.credit_card',
    ...restricted,
    high: 'card number,card no,credit card,credit card number,credit card no,creditcard,cc number,cc no,ccnum,cc num,debit card,debit card number,payment card number,primary account number,account number card,card pan,pan number,cvv,cvv2,cvc,cvc2,cvn,cv2,card verification,card verification value,card verification code,card verification number,card security code,cc cvv,card cvv,card cvc,card cid,track data,track 1 data,track 2 data,track1,track2,track 1,track 2,magnetic stripe,magstripe data,card expiry,card expiration,card expiry date,card expiration date,card exp,cc exp,cc expiry,cc expiration,expiry date card,pin block,card pin,full card number,cardnumber,card data,funding primary account number,dpan,fpan,card exp month,card exp year,card expiry month,card expiry year,card expiration month,card expiration year,gift card number,bank card,bank card number,bankcard number,security code card',
    lone: 'pan,security code',
  },
  {
    category: 'financial.credit_card',
    level: 'confidential',
    medium:
      'card last 4,card last four,last 4 card,last4 card,card bin,card first 6,card first six,card last digit,cc last 4,card suffix,masked card number,masked pan',
    low: 'card fingerprint',
  },
  {
    category: 'financial.bank_account',
    ...restricted,
    high: 'iban,iban number,bank account,bank account number,bank account no,bank account id,account iban,routing number,routing no,bank routing number,aba routing number,aba number,routing transit number,sort code,bank sort code,bsb,bsb number,ifsc,ifsc code,clabe,bank number,bank account iban,swift code,swift bic,bic swift,bic code,bank code account,sepa mandate reference,account number bank,direct debit account,upi id,vpa upi,bank detail,checking account,checking account number,savings account,savings account number,wire account number,bank identifier code,kontonummer,beneficiary account,beneficiary account number,beneficiary iban,payer iban,payee iban,brokerage account number,crypto wallet private key,bank swift,loan account number,deposit account number,dda number,micr,micr number',
    likely: 'account number,account no',
    lone: 'swift,bic,aba',
  },
  {
    category: 'financial',
    level: 'restricted',
    isPersonal: true,
    high: 'salary,base salary,annual salary,net salary,gross salary,monthly salary,annual income,monthly income,household income,gross income,net income person,yearly income,net worth,credit score,fico score,credit rating personal,credit history,wage,hourly wage,compensation amount,annual compensation,bank balance,disposable income,tax return,payslip,credit report,debt to income ratio,payroll',
    lone: 'income,hourly rate of pay,bonus amount,fico,bankruptcy',
    withPerson: 'net income,pay,compensation,loan amount,credit limit,remuneration',
    low: 'account balance,balance,card type,bank name,payment method',
  },
];
