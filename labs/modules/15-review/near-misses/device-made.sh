aws iam create-virtual-mfa-device --virtual-mfa-device-name paul-phone --bootstrap-method Base32StringSeed --outfile paul-phone.seed
aws iam create-virtual-mfa-device --virtual-mfa-device-name finance-phone --bootstrap-method Base32StringSeed --outfile finance-phone.seed
