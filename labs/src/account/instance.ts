/** Machines on EC2, and what opens them. */
import type { Founded } from './basis.ts'

export interface Instance extends Founded {
  /** `i-…` */
  readonly id: string
  readonly arn: string
  readonly state: 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated'
  /** `t3.micro` */
  readonly type: string
  readonly imageId: string
  /** Of its image: `al2023-ami-2023.…`; undefined when the image is gone. */
  imageName(): Promise<string | undefined>
  readonly keyName: string | undefined
  /** ARN of the instance profile that is attached now. */
  readonly profileArn: string | undefined
  /** `required`: IMDSv2 alone. */
  readonly metadataTokens: 'required' | 'optional'
  readonly tags: Readonly<Record<string, string>>
  readonly launchedAt: Date
  readonly publicIp: string | undefined
  readonly securityGroups: readonly string[]
}

export interface KeyPair extends Founded {
  readonly name: string
  readonly id: string
  readonly kind: 'rsa' | 'ed25519'
  readonly createdAt: Date
}

export interface SecurityGroup extends Founded {
  readonly id: string
  readonly name: string
  /** One entry for each rule of what may come in; `from` and `to` are absent where the rule is for all ports. */
  readonly inbound: readonly {
    readonly protocol: string
    readonly from: number | undefined
    readonly to: number | undefined
    readonly sources: readonly string[]
  }[]
}
