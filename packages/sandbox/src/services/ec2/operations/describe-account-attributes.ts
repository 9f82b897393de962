import { vpcId } from '../network/default-vpc.ts'
import { ec2Operation } from '../operation.ts'

interface Input {
  AttributeNames?: string[]
}

export const describeAccountAttributes = ec2Operation<Input>({
  name: 'DescribeAccountAttributes',
  access: 'List',
  execute(call) {
    const values = {
      'supported-platforms': 'VPC',
      'vpc-max-security-groups-per-interface': '5',
      'max-elastic-ips': '5',
      'max-instances': '20',
      'vpc-max-elastic-ips': '5',
      'default-vpc': vpcId(call),
    }
    const wanted = call.input.AttributeNames
    return {
      AccountAttributes: Object.entries(values)
        .filter(([name]) => !wanted?.length || wanted.includes(name))
        .map(([AttributeName, AttributeValue]) => ({ AttributeName, AttributeValues: [{ AttributeValue }] })),
    }
  },
})
