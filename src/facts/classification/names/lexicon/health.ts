import type { LexiconEntry } from './lexicon-entry.js';

const special = { level: 'restricted', isPersonal: true } as const;

/** Bodies. */
export const healthLexicon: readonly LexiconEntry[] = [
  {
    category: 'health_and_medical',
    ...special,
    high: 'diagnosis,diagnosis code,diagnosis description,primary diagnosis,icd code,icd10,icd10 code,icd9 code,icd 10 code,icd9,snomed code diagnosis,medication,medication name,medication list,prescription,prescribed medication,allergy,allergen,blood type,blood group,blood pressure,blood glucose,blood sugar,blood alcohol,blood alcohol level,glucose level,heart rate,medical history,medical condition,medical record,medical note,health condition,health record,health history,health issue,health insurance,chronic condition,chronic disease,disease,symptom,lab result,laboratory result,test result medical,immunization,immunisation,vaccination,vaccination status,vaccine status,vaccination date,pregnancy,pregnancy status,pregnant,mental health,mental illness,disability,disability status,disability type,handicap,hiv status,std status,surgery,surgical history,medical treatment,clinical note,clinical finding,discharge summary,therapy note,cholesterol,hemoglobin,hba1c,bmi,body mass index,body weight,body height,body temperature,menstrual cycle,covid status,covid test result,genetic disorder,genetic condition,genetic test result,health data,medical data,medical information,substance abuse,smoking status,alcohol consumption,drug use,psychiatric history,family medical history,cause of death,illness,injury description,menopause,fertility,organ donor',
    withPerson: 'condition,procedure,dosage,treatment,symptom code,vital sign,vitals,smoker',
    low: 'height,weight,insurance,drug',
  },
  {
    category: 'health_and_medical.record_id',
    ...special,
    high: 'medical record number,mrn,medical record no,patient number,health insurance number,health insurance id,insurance number,insurance member id,health card number,healthcare number,medicare number,medicaid number,medicaid id,medicare id,medicare beneficiary id,medicare beneficiary identifier,insurance policy number,insurance id,health plan id,health id number,health plan beneficiary number,prescription number,patient medical id,chart number,insurance beneficiary id,insurance card number',
  },
  {
    category: 'health_and_medical.genetic',
    ...special,
    high: 'dna,dna sequence,dna sample,dna profile,genome,genetic data,genotype,genetic information,genetic sequence',
  },
  {
    category: 'biometric',
    ...special,
    high: 'biometric,biometric data,biometric template,biometric id,biometric hash,fingerprint template,fingerprint image,fingerprint data,fingerprint scan,thumb impression,face id,face embedding,face encoding,face template,face vector,face print,faceprint,facial embedding,facial feature,facial recognition,facial recognition data,facial template,facial scan,face scan,face biometric,iris scan,iris template,iris image,iris code,retina scan,retina image,retinal scan,voice print,voiceprint,voice sample,voice template,voice biometric,palm print,palmprint,palm vein,hand geometry,gait,gait pattern,signature image,handwritten signature,signature scan,keystroke dynamic,ear shape,vein pattern',
    withPerson: 'fingerprint,thumbprint,thumb print,retina,iris,face',
  },
];
