import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk, useDo } from '../api.tsx';
import { type Notice, pathOf } from './notice.ts';

/** Behind live updates this is the safety net: a line that broke unseen costs a minute at most. */
const askAgainMs = 60_000;

const shownMax = 6;

const Newest = ({ items, onClose }: { readonly items: readonly Notice[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('notices');
  const language = useLanguage();
  const { relative } = useFormats();
  const read = useDo(
    (api, id: string) => api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } }),
    ['notices'],
  );
  const open = (id: string): void => {
    read.mutate(id);
    onClose();
  };
  return (
    <div className="bell-list">
      {items.length === 0 ? <p className="soft">{t('noneUnread')}</p> : null}
      <ul>
        {items.slice(0, shownMax).map((notice) => (
          <li key={notice.id}>
            <Link to={pathOf(notice)} onClick={() => open(notice.id)}>
              {inLanguage(notice.title, language)}
            </Link>
            <div className="soft small">{relative(notice.createdAt, new Date())}</div>
          </li>
        ))}
      </ul>
      <Link to="/notices" onClick={onClose}>
        {t('seeAll')}
      </Link>
    </div>
  );
};

/** The bell: how much is unread, and the newest of it. */
export const Bell = () => {
  const { t } = useTranslation('notices');
  const [isOpen, setOpen] = useState(false);
  const asked = useAsk(
    ['notices', 'bell'],
    (api) => api.GET('/api/v1/notices', { params: { query: { unread: 'true' } } }),
    {
      everyMs: askAgainMs,
    },
  );
  const unread = asked.data?.unread ?? 0;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={<Newest items={asked.data?.items ?? []} onClose={() => setOpen(false)} />}
    >
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('bell', { count: unread })} />
      </Badge>
    </Popover>
  );
};
