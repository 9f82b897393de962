import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import type { Image } from '../shapes.ts'
import { architectureText, familiesOf } from './image-families.ts'

interface Props {
  images: readonly Image[] | undefined
  fault: unknown
  chosen: Image | undefined
  onChoose: (image: Image) => void
}

/** *Application and OS Images (Amazon Machine Image)*. */
export function ImageSection({ images, fault, chosen, onChoose }: Props) {
  const families = familiesOf(images ?? [])
  const family = families.find((one) => one.images.some(({ ImageId }) => ImageId === chosen?.ImageId)) ?? families[0]
  const options = (family?.images ?? []).map((image) => ({
    value: image.ImageId,
    label: image.Description ?? image.Name,
    description: `${image.ImageId} · ${image.Name}`,
    tags: [architectureText(image)],
  }))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="An AMI contains the operating system and the programs that the machine begins with."
        >
          Application and OS Images (Amazon Machine Image)
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} header="Images cannot be listed" />
        {!images && !fault && <Waiting lines={3} />}
        {family && (
          <SpaceBetween size="m">
            <div>
              <SegmentedControl
                label="Quick Start"
                selectedId={family.id}
                options={families.map(({ id, label }) => ({ id, text: label }))}
                onChange={({ detail }) => {
                  const first = families.find(({ id }) => id === detail.selectedId)?.images[0]
                  if (first) onChoose(first)
                }}
              />
            </div>
            <FormField label="Amazon Machine Image (AMI)">
              <Select
                selectedOption={options.find(({ value }) => value === chosen?.ImageId) ?? null}
                options={options}
                placeholder="Choose an image"
                onChange={({ detail }) => {
                  const image = family.images.find(({ ImageId }) => ImageId === detail.selectedOption.value)
                  if (image) onChoose(image)
                }}
              />
            </FormField>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
