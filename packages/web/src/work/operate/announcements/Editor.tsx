import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { type Announcement, audiences } from './types.ts';

type Given = {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly audience: Announcement['audience'];
};

const weekMs = 7 * 86_400_000;

/** An instant as a field for day and minute in the reader's zone takes it. */
const localOf = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);

const givenOf = (announcement: Announcement | undefined): Given => ({
  titleZh: announcement?.title.zh ?? '',
  titleEn: announcement?.title.en ?? '',
  textZh: announcement?.text.zh ?? '',
  textEn: announcement?.text.en ?? '',
  startsAt: localOf(announcement === undefined ? new Date() : new Date(announcement.startsAt)),
  endsAt: localOf(announcement === undefined ? new Date(Date.now() + weekMs) : new Date(announcement.endsAt)),
  audience: announcement?.audience ?? 'everybody',
});

const bodyOf = ({ titleZh, titleEn, textZh, textEn, startsAt, endsAt, audience }: Given) => ({
  title: { zh: titleZh, en: titleEn },
  text: { zh: textZh, en: textEn },
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  audience,
});

const Fields = () => {
  const { t } = useTranslation('operate');
  const rules = [{ required: true, message: t('announcements.needed') }];
  return (
    <>
      <Form.Item name="titleZh" label={t('announcements.titleZh')} rules={rules}>
        <Input lang="zh-CN" maxLength={200} />
      </Form.Item>
      <Form.Item name="textZh" label={t('announcements.textZh')} rules={rules}>
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="titleEn" label={t('announcements.titleEn')} rules={rules}>
        <Input lang="en" maxLength={200} />
      </Form.Item>
      <Form.Item name="textEn" label={t('announcements.textEn')} rules={rules}>
        <Input.TextArea lang="en" autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('announcements.starts')} rules={rules}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="endsAt" label={t('announcements.ends')} rules={rules}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="audience" label={t('announcements.audience')}>
        <Select options={audiences.map((value) => ({ value, label: t(`announcements.audiences.${value}`) }))} />
      </Form.Item>
    </>
  );
};

type Props = { readonly announcement?: Announcement; readonly onClose: () => void };

const EditorWindow = ({ announcement, onClose }: Props) => {
  const { t } = useTranslation(['operate', 'workspace']);
  const { moment } = useFormats();
  const [form] = Form.useForm<Given>();
  const [initial] = useState(() => givenOf(announcement));
  const draft = useDraft<Given>(`announcement:${announcement?.id ?? 'new'}`, initial);
  const saving = useDo(
    (api, given: Given) =>
      announcement === undefined
        ? api.POST('/api/v1/operator/announcements', { body: bodyOf(given) })
        : api.PUT('/api/v1/operator/announcements/{id}', {
            params: { path: { id: announcement.id } },
            body: bodyOf(given),
          }),
    ['announcements'],
  );
  const save = async (given: Given): Promise<void> => {
    await saving.mutateAsync(given);
    draft.discard();
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t(announcement === undefined ? 'announcements.write' : 'announcements.edit')}
      okText={t(announcement?.state === 'published' ? 'announcements.save' : 'announcements.keep')}
      confirmLoading={saving.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {draft.restoredFrom === undefined ? null : (
        <p className="soft small">{t('workspace:draft.restored', { when: moment(draft.restoredFrom) })}</p>
      )}
      <Form<Given>
        form={form}
        layout="vertical"
        initialValues={draft.value}
        onValuesChange={(_changed, all) => draft.change(all)}
        onFinish={(given) => void save(given).catch(() => undefined)}
      >
        <Fields />
      </Form>
      {saving.error === null ? null : <ProblemNote error={saving.error} />}
    </Modal>
  );
};

/** A button that opens the editor of a new announcement, or of one that is there. */
export const EditButton = ({ announcement }: { readonly announcement?: Announcement }) => {
  const { t } = useTranslation(['operate', 'common']);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type={announcement === undefined ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {announcement === undefined ? t('announcements.write') : t('common:act.edit')}
      </Button>
      {isOpen ? (
        <EditorWindow {...(announcement === undefined ? {} : { announcement })} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
};
