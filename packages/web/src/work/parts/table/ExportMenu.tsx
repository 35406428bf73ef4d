import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../saveFile.ts';

/** The way to a list's own export: the platform writes the file, so that it holds all rows and not only those on the page. */
export type Exporter = (format: 'csv' | 'xlsx') => Promise<void>;

/** A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection). */
const safeCell = (text: string): string => {
  const led = /^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(led) ? `"${led.replaceAll('"', '""')}"` : led;
};

/** The rows on the page as CSV, as they are read: what a table without an export of its own gives away. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(safeCell).join(',')).join('\r\n')}\r\n`;

const textOf = (table: HTMLTableElement): string[][] =>
  [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').trim()));

type Props = {
  readonly name: string;
  readonly exporter?: Exporter | undefined;
  /** The table on the page. */
  readonly table: () => HTMLTableElement | null;
};

/** Export of a table: by the platform where it offers one, else of the rows on the page. */
export const ExportMenu = ({ name, exporter, table }: Props) => {
  const { t } = useTranslation(['workspace', 'common']);
  const here = (): void => {
    const found = table();
    if (found !== null) saveFile(`${name}.csv`, csvOf(textOf(found)), 'text/csv');
  };
  const items = [
    {
      key: 'csv',
      label: t('table.exportCsv'),
      onClick: () => (exporter === undefined ? here() : void exporter('csv')),
    },
    ...(exporter === undefined
      ? []
      : [{ key: 'xlsx', label: t('table.exportXlsx'), onClick: () => void exporter('xlsx') }]),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>{t('common:act.export')}</Button>
    </Dropdown>
  );
};
