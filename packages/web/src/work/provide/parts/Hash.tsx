import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const shownCharacters = 10;

/** A hash, shortened to read and copied whole. */
export const Hash = ({ value }: { readonly value: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <Tooltip title={value}>
      <Button
        type="text"
        size="small"
        className="hash"
        onClick={() => void copy()}
        aria-label={`${t('act.copy')} ${value}`}
      >
        {isCopied ? t('act.copied') : `${value.slice(0, shownCharacters)}…`}
      </Button>
    </Tooltip>
  );
};
