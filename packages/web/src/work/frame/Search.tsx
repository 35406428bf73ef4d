import { SearchOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchPalette } from './SearchPalette.tsx';

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys that open it, as this machine's keyboard names them. */
const shortcut = (): string => (isMac() ? '⌘K' : 'Ctrl K');

/** The search over everything: a field in the header that opens it, and Ctrl or Cmd with K from anywhere. */
export const Search = () => {
  const { t } = useTranslation('desk');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        className="search-button"
        icon={<SearchOutlined />}
        aria-label={`${t('search.open')} ${shortcut()}`}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span className="search-words" aria-hidden="true">
          {t('search.open')} <kbd>{shortcut()}</kbd>
        </span>
      </Button>
      <Modal
        open={isOpen}
        title={t('search.label')}
        footer={null}
        width={640}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <SearchPalette onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
};
