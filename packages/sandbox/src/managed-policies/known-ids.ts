/** Real ids of AWS managed policies, as AWS's documentation and recorded answers of ListPolicies show them. */
export const KNOWN_POLICY_IDS: Readonly<Record<string, string>> = {
  AdministratorAccess: 'ANPAIWMBCKSKIEE64ZLYK',
  AmazonEC2ReadOnlyAccess: 'ANPAIGDT4SV4GSETWTBZK',
  AmazonS3FullAccess: 'ANPAIFIR6V6BVTRAHWINE',
  AmazonS3ReadOnlyAccess: 'ANPAIZTJ4DXE7G6AGAE6M',
  IAMFullAccess: 'ANPAI7XKCFMBPM3QQRRVQ',
  IAMReadOnlyAccess: 'ANPAJKSO7NDY4T57MWDSQ',
  IAMUserChangePassword: 'ANPAJ4L4MM2A7QIEB56MS',
  PowerUserAccess: 'ANPAJYRXTHIB4FOVS3ZXS',
  ReadOnlyAccess: 'ANPAILL3HVNFSB6DCOWYQ',
  SecurityAudit: 'ANPAIX2T3QCXHR2OGGCTO',
}
