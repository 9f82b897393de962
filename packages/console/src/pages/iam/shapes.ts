/** Outputs of IAM's operations, as far as the pages use them: members named and typed as in IAM's model. */

export interface User {
  UserName: string
  UserId: string
  Arn: string
  Path: string
  CreateDate: Date
  PasswordLastUsed?: Date
  PermissionsBoundary?: { PermissionsBoundaryArn: string }
  Tags?: Tag[]
}

export interface Tag {
  Key: string
  Value: string
}

export interface Group {
  GroupName: string
  GroupId: string
  Arn: string
  Path: string
  CreateDate: Date
}

export interface Role {
  RoleName: string
  RoleId: string
  Arn: string
  Path: string
  CreateDate: Date
  /** Percent-encoded JSON. */
  AssumeRolePolicyDocument: string
  Description?: string
  MaxSessionDuration?: number
  PermissionsBoundary?: { PermissionsBoundaryArn: string }
  RoleLastUsed?: { LastUsedDate?: Date; Region?: string }
  Tags?: Tag[]
}

export interface Policy {
  PolicyName: string
  PolicyId: string
  Arn: string
  Path: string
  DefaultVersionId: string
  AttachmentCount: number
  PermissionsBoundaryUsageCount?: number
  IsAttachable: boolean
  Description?: string
  CreateDate: Date
  UpdateDate: Date
}

export interface PolicyVersion {
  VersionId: string
  IsDefaultVersion: boolean
  CreateDate: Date
  /** Percent-encoded JSON. */
  Document?: string
}

export interface AttachedPolicy {
  PolicyName: string
  PolicyArn: string
}

export interface AccessKey {
  AccessKeyId: string
  UserName?: string
  Status: 'Active' | 'Inactive'
  CreateDate: Date
}

export interface CreatedAccessKey extends AccessKey {
  SecretAccessKey: string
}

export interface AccessKeyLastUsed {
  LastUsedDate?: Date
  ServiceName: string
  Region: string
}

export interface MfaDevice {
  SerialNumber: string
  UserName?: string
  EnableDate?: Date
}

export interface PasswordPolicy {
  MinimumPasswordLength: number
  RequireSymbols: boolean
  RequireNumbers: boolean
  RequireUppercaseCharacters: boolean
  RequireLowercaseCharacters: boolean
  AllowUsersToChangePassword: boolean
  ExpirePasswords?: boolean
  MaxPasswordAge?: number
  PasswordReusePrevention?: number
  HardExpiry?: boolean
}

/** A policy as IAM sends it, as text with four spaces. */
export function documentText(encoded: string): string {
  const text = decodeURIComponent(encoded)
  try {
    return JSON.stringify(JSON.parse(text), undefined, 4)
  } catch {
    return text // IAM keeps what it was given
  }
}
