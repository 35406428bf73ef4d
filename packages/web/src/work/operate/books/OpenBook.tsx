import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../../shared/api.ts';
import { useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';

type Given = {
  readonly region: string;
  readonly currency: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly timeZone: string;
  readonly feeSubAccount?: string;
};

/** Where accounting days end unless somebody says otherwise. */
const defaults = { currency: 'CNY', timeZone: 'Asia/Shanghai' };

const Fields = () => {
  const { t } = useTranslation('books');
  const rules = [{ required: true, message: t('statement.needed') }];
  return (
    <>
      <Form.Item name="bankName" label={t('open.bankName')} rules={rules}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="bankAccount" label={t('open.bankAccount')} rules={rules}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="currency" label={t('page.currency')} rules={rules}>
        <Input maxLength={3} />
      </Form.Item>
      <Form.Item name="region" label={t('open.region')} rules={rules}>
        <Input maxLength={6} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="feeSubAccount" label={t('open.feeSubAccount')} extra={t('open.feeHint')}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('open.zone')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
};

const OpenWindow = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('books');
  const { region } = useMe();
  const [form] = Form.useForm<Given>();
  const [once] = useState(idempotencyKey);
  const opening = useDo(
    (api, { feeSubAccount, ...given }: Given) =>
      api.POST('/api/v1/ledger/books', {
        body: { ...given, ...(feeSubAccount === undefined || feeSubAccount === '' ? {} : { feeSubAccount }) },
        headers: { 'Idempotency-Key': once },
      }),
    ['books', 'accounts', 'entries'],
  );
  return (
    <Modal
      open
      title={t('open.act')}
      okText={t('open.act')}
      confirmLoading={opening.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">{t('open.text')}</p>
      <Form<Given>
        form={form}
        layout="vertical"
        initialValues={{ ...defaults, region }}
        onFinish={(given) => void opening.mutateAsync(given).then(onClose, () => undefined)}
      >
        <Fields />
      </Form>
      {opening.error === null ? null : <ProblemNote error={opening.error} />}
    </Modal>
  );
};

/** Opens the book of a custody account at a bank. */
export const OpenBook = () => {
  const { t } = useTranslation('books');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open.act')}</Button>
      {isOpen ? <OpenWindow onClose={() => setOpen(false)} /> : null}
    </>
  );
};
