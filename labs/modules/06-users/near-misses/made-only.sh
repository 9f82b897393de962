# The app shows codes. AWS has not seen one.
aws iam create-virtual-mfa-device --virtual-mfa-device-name mara-phone --bootstrap-method QRCodePNG --outfile mara-phone.png
