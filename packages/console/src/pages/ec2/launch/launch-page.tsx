import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { useDraft } from '../../../parts/use-draft.ts'
import { navigate } from '../../../router/location.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { Image, Instance, SecurityGroup } from '../shapes.ts'
import { AdvancedSection } from './advanced-section.tsx'
import { familiesOf, quickStartOwners } from './image-families.ts'
import { ImageSection } from './image-section.tsx'
import { KeyPairSection } from './key-pair-section.tsx'
import { NetworkSection } from './network-section.tsx'
import {
  emptyInstance,
  freeGroupName,
  inboundRules,
  missing,
  type NewInstance,
  runInput,
  sizeOf,
} from './new-instance.ts'
import { Summary } from './summary.tsx'
import { TypeSection } from './type-section.tsx'

const usualType = { x86_64: 't3.micro', arm64: 't4g.micro' } as const

export default function LaunchPage() {
  const { draft, change, clear } = useDraft<NewInstance>('launch-instance', emptyInstance)
  const images = useRead<{ Images: Image[] }>('ec2', 'DescribeImages', { Owners: quickStartOwners })
  const groups = useRead<{ SecurityGroups: SecurityGroup[] }>('ec2', 'DescribeSecurityGroups')
  const [tried, setTried] = useState(false)
  const madeGroup = useRef<{ name: string; id: string; opened: boolean }>(undefined)
  const first = familiesOf(images.data?.Images ?? [])[0]?.images[0]
  const image = images.data?.Images.find(({ ImageId }) => ImageId === draft.imageId)
  const errors = missing(draft)
  const groupName = draft.groupName.trim() || freeGroupName(groups.data?.SecurityGroups ?? [])
  useUnsaved(draft.name !== '' || draft.keyPair.chosen !== '' || draft.profileArn !== '')

  const choose = (next: Image) => {
    const fits = next.Architecture === image?.Architecture
    const type = fits ? draft.type : usualType[next.Architecture === 'arm64' ? 'arm64' : 'x86_64']
    change({ imageId: next.ImageId, type, diskSize: sizeOf(next) })
  }
  // Amazon Linux stands there already; an image that a draft remembers may be of another Region.
  useEffect(() => {
    if (first && !image) change({ imageId: first.ImageId, diskSize: sizeOf(first) })
  })

  const launch = useAction(async (aws, of: Image) => {
    const ids = [...draft.groupIds]
    if (draft.firewall === 'create') {
      if (madeGroup.current?.name !== groupName) {
        const { GroupId } = await aws<{ GroupId: string }>('ec2', 'CreateSecurityGroup', {
          GroupName: groupName,
          Description: `${groupName} created ${new Date().toISOString()}`,
        })
        madeGroup.current = { name: groupName, id: GroupId, opened: false }
      }
      const group = madeGroup.current
      const rules = inboundRules(draft)
      if (!group.opened && rules.length > 0)
        await aws('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: group.id, IpPermissions: rules })
      madeGroup.current = { ...group, opened: true }
      ids.splice(0, ids.length, group.id)
    }
    return aws<{ Instances: Instance[] }>('ec2', 'RunInstances', runInput(draft, of, ids))
  })
  const submit = async () => {
    setTried(true)
    if (!image || Object.keys(errors).length > 0) return
    const launched = await launch.run(image)
    if (!launched) return
    const ids = launched.Instances.map(({ InstanceId }) => InstanceId).join(', ')
    notify({ type: 'success', content: `Successfully initiated launch of instance (${ids}).` })
    clear()
    navigate('/ec2/instances', { sure: true })
  }
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="A virtual machine: what it begins with, how large it is, and who can reach it."
        >
          Launch an instance
        </Header>
      }
    >
      <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Name and tags</Header>}>
            <FormField label="Name">
              <Input
                value={draft.name}
                placeholder="e.g. menu printer"
                autoComplete={false}
                onChange={({ detail }) => change({ name: detail.value })}
              />
            </FormField>
          </Container>
          <ImageSection images={images.data?.Images} fault={images.fault} chosen={image} onChoose={choose} />
          <TypeSection
            architecture={image?.Architecture ?? 'x86_64'}
            value={draft.type}
            onChange={(type) => change({ type })}
          />
          <KeyPairSection
            value={draft.keyPair}
            error={tried ? errors.keyPair : undefined}
            onChange={(keyPair) => change({ keyPair })}
          />
          <NetworkSection
            wanted={draft}
            errors={tried ? errors : {}}
            groups={groups.data?.SecurityGroups}
            onChange={change}
          />
          <Container header={<Header variant="h2">Configure storage</Header>}>
            <FormField label="Root volume (GiB)" constraintText={image && `The image needs ${sizeOf(image)} GiB.`}>
              <Input
                type="number"
                inputMode="numeric"
                value={`${draft.diskSize}`}
                onChange={({ detail }) => change({ diskSize: Math.max(0, Math.floor(Number(detail.value)) || 0) })}
              />
            </FormField>
          </Container>
          <AdvancedSection wanted={draft} onChange={change} />
        </SpaceBetween>
        <div style={{ position: 'sticky', top: '120px' }}>
          <SpaceBetween size="m">
            <Summary
              wanted={draft}
              image={image}
              groupName={groupName}
              busy={launch.busy}
              fault={launch.fault}
              onChange={change}
              onLaunch={submit}
              onCancel={() => {
                clear()
                navigate('/ec2/instances', { sure: true })
              }}
            />
            {tried && Object.keys(errors).length > 0 && (
              <Alert type="error" header="Something is missing">
                {Object.values(errors).join(' ')}
              </Alert>
            )}
          </SpaceBetween>
        </div>
      </Grid>
    </ContentLayout>
  )
}
