# The QR code was scanned, the phone shows codes, and the page was closed.
aws iam create-virtual-mfa-device --virtual-mfa-device-name root-phone --bootstrap-method QRCodePNG --outfile root-phone.png
