import { Alert, Button, Form, Input, InputNumber, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk, useDo } from '../api.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';

type Given = { readonly name: string; readonly days: number; readonly kind: 'read' | 'write' };

const daysDefault = 90;

const MakeWindow = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'common']);
  const [form] = Form.useForm<Given>();
  const making = useDo(
    (api, { name, days, kind }: Given) =>
      api.POST('/api/v1/tokens', { body: { name, days, scopes: kind === 'read' ? ['read'] : ['read', 'write'] } }),
    ['tokens'],
  );
  const made = making.data;
  return (
    <Modal
      open
      title={t('tokens.make')}
      okText={made === undefined ? t('tokens.make') : t('common:act.close')}
      confirmLoading={making.isPending}
      onOk={() => (made === undefined ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {made === undefined ? (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ days: daysDefault, kind: 'read' }}
          onFinish={(given) => making.mutate(given)}
        >
          <Form.Item
            name="name"
            label={t('tokens.name')}
            extra={t('tokens.nameHint')}
            rules={[{ required: true, message: t('needed') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="kind" label={t('tokens.scopes')}>
            <Radio.Group
              options={[
                { value: 'read', label: t('tokens.read') },
                { value: 'write', label: t('tokens.write') },
              ]}
            />
          </Form.Item>
          <Form.Item name="days" label={t('tokens.days')}>
            <InputNumber min={1} max={365} />
          </Form.Item>
        </Form>
      ) : (
        <Alert
          type="warning"
          title={t('tokens.once')}
          description={
            <Typography.Text copyable code>
              {made.token}
            </Typography.Text>
          }
        />
      )}
      {making.error === null ? null : <ProblemNote error={making.error} />}
    </Modal>
  );
};

/** What the organisation's programs sign in with. */
export const Tokens = () => {
  const { t } = useTranslation(['settings', 'common']);
  const { day } = useFormats();
  const asked = useAsk(['tokens'], (api) => api.GET('/api/v1/tokens'));
  const end = useDo((api, id: string) => api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }), ['tokens']);
  const [isMaking, setMaking] = useState(false);
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{t('tokens.title')}</h2>
      <p className="soft">{t('tokens.lead')}</p>
      <DataTable
        name="tokens"
        label={t('tokens.title')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        rowKey={({ id }) => id}
        tools={<Button onClick={() => setMaking(true)}>{t('tokens.make')}</Button>}
        columns={[
          { key: 'name', title: t('tokens.name'), cell: ({ name }) => name },
          {
            key: 'scopes',
            title: t('tokens.scopes'),
            cell: ({ scopes }) => t(scopes.includes('write') ? 'tokens.write' : 'tokens.read'),
          },
          {
            key: 'used',
            title: t('tokens.used'),
            cell: ({ lastUsedOn }) => (lastUsedOn === null ? t('tokens.never') : day(lastUsedOn)),
          },
          { key: 'expires', title: t('tokens.expires'), cell: ({ expiresAt }) => day(expiresAt) },
          {
            key: 'act',
            title: t('people.act'),
            cell: ({ id, name, revokedAt }) =>
              revokedAt === null ? (
                <ConfirmButton
                  label={t('tokens.end')}
                  title={t('tokens.endTitle', { name })}
                  isDanger
                  isFinal
                  onConfirm={() => end.mutateAsync(id)}
                >
                  <p>{t('tokens.endText')}</p>
                </ConfirmButton>
              ) : (
                <StateTag meaning="plain">{t('tokens.ended')}</StateTag>
              ),
          },
        ]}
      />
      {isMaking ? <MakeWindow onClose={() => setMaking(false)} /> : null}
    </section>
  );
};
