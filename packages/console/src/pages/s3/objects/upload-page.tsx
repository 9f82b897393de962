import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FileDropzone from '@cloudscape-design/components/file-dropzone'
import FileInput from '@cloudscape-design/components/file-input'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { $place, navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { PageProps } from '../../../services.ts'
import { sizeText } from '../shapes.ts'
import { useBucketRegion } from '../use-bucket-region.ts'
import { carryWithProgress } from './carry-upload.ts'

/** What the workshop carries in one request; larger files go by `aws s3 cp`, in parts. */
const mostBytes = 30 * 1024 * 1024

/** *Upload*: files chosen or dropped, one PutObject each. */
export default function UploadPage({ params: { bucket = '' } }: PageProps) {
  const region = useBucketRegion(bucket)
  const { query } = useStore($place)
  const prefix = query.get('prefix') ?? ''
  const [files, setFiles] = useState<readonly File[]>([])
  /** In percent, by the file's name. */
  const [sent, setSent] = useState<Readonly<Record<string, number>>>({})
  const tooLarge = files.filter(({ size }) => size > mostBytes)
  useUnsaved(files.length > 0)
  const add = (more: readonly File[]) => {
    const names = new Set(more.map(({ name }) => name))
    setFiles([...files.filter(({ name }) => !names.has(name)), ...more])
  }
  const upload = useAction(async (aws) => {
    for (const file of files) {
      if (sent[file.name] === 100) continue // it went before the one that failed
      const progress = (bytes: number) =>
        setSent((before) => ({ ...before, [file.name]: Math.min(99, (bytes / Math.max(1, file.size)) * 100) }))
      await aws(
        's3',
        'PutObject',
        {
          Bucket: bucket,
          Key: `${prefix}${file.name}`,
          Body: new Uint8Array(await file.arrayBuffer()),
          ...(file.type !== '' && { ContentType: file.type }),
        },
        { carry: carryWithProgress(progress), ...(region !== undefined && { region }) },
      )
      setSent((before) => ({ ...before, [file.name]: 100 }))
    }
    return true
  })
  const leave = () =>
    navigate(path`/s3/buckets/${bucket}` + (prefix === '' ? '' : `?prefix=${encodeURIComponent(prefix)}`), {
      sure: true,
    })
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={`Destination: s3://${bucket}/${prefix}`}>
          Upload
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FileDropzone onChange={({ detail }) => add(detail.value)}>
          <SpaceBetween size="s" alignItems="center">
            <div>Drop files here, or choose them.</div>
            <FileInput multiple value={[]} onChange={({ detail }) => add(detail.value)}>
              Add files
            </FileInput>
          </SpaceBetween>
        </FileDropzone>
        <Container
          header={
            <Header variant="h2" counter={`(${files.length})`}>
              {'Files and folders'}
            </Header>
          }
        >
          <SpaceBetween size="s">
            {files.length === 0 && <Box color="text-body-secondary">You have not chosen any files.</Box>}
            {files.map((file) => (
              <div key={file.name} className="fl-filters">
                <span className="fl-break">
                  {file.name}, {sizeText(file.size)}
                </span>
                {sent[file.name] === undefined ? (
                  <Button
                    variant="inline-link"
                    ariaLabel={`Remove ${file.name}`}
                    onClick={() => setFiles(files.filter((one) => one !== file))}
                  >
                    Remove
                  </Button>
                ) : (
                  <ProgressBar
                    value={sent[file.name] ?? 0}
                    ariaLabel={`Upload of ${file.name}`}
                    status={upload.fault && sent[file.name] !== 100 ? 'error' : 'in-progress'}
                    resultText={upload.fault ? 'Failed' : ''}
                  />
                )}
              </div>
            ))}
          </SpaceBetween>
        </Container>
        {tooLarge.length > 0 && (
          <Alert type="error">
            This page carries files of up to {sizeText(mostBytes)}. For {tooLarge.map(({ name }) => name).join(', ')}{' '}
            use <code>aws s3 cp</code>, which sends parts.
          </Alert>
        )}
        <FaultAlert fault={upload.fault} header="Upload failed" />
        <FormActions
          label="Upload"
          busy={upload.busy}
          unready={
            (files.length === 0 || tooLarge.length > 0 || region === undefined) &&
            (files.length === 0 ? 'Choose a file first.' : 'A file is too large.')
          }
          onCancel={leave}
          onSubmit={async () => {
            if (!(await upload.run())) return
            const what = files.length === 1 ? '1 file' : `${files.length} files`
            notify({ type: 'success', content: `Upload succeeded: ${what}.` })
            leave()
          }}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
