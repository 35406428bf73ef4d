import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Table } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../Empty.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import type { Column } from './column.ts';
import { type Exporter, ExportMenu } from './ExportMenu.tsx';
import { useColumns } from './useColumns.ts';

/** What a table needs of its list: {@link usePages} gives it; a whole list is `{ rows }`. */
export type Listed<T> = {
  readonly rows: readonly T[] | undefined;
  readonly error?: Error | null;
  readonly hasNextPage?: boolean;
  readonly isFetching?: boolean;
  readonly fetchNextPage?: () => unknown;
  readonly refetch?: () => unknown;
};

type Props<T> = {
  /** Unique name: the choice of columns is remembered under it. */
  readonly name: string;
  /** What the table shows, for those who do not see it. */
  readonly label: string;
  readonly list: Listed<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Opens a row: by click, or Enter when its line has the focus. */
  readonly onOpen?: (row: T) => void;
  /** What an empty list says: what to do first. */
  readonly empty?: ReactNode;
  /** Filters, at the start of the line above the table. */
  readonly tools?: ReactNode;
  readonly exporter?: Exporter;
};

const ColumnChoice = <T,>({
  columns,
  keys,
  choose,
}: {
  columns: readonly Column<T>[];
  keys: readonly string[];
  choose: (keys: readonly string[]) => void;
}) => {
  const { t } = useTranslation('workspace');
  const options = columns.map(({ key, title }) => ({ value: key, label: title }));
  const boxes = <Checkbox.Group className="column-choice" options={options} value={[...keys]} onChange={choose} />;
  return (
    <Popover content={boxes} title={t('table.columns')} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />
    </Popover>
  );
};

const rowProps = <T,>(onOpen: ((row: T) => void) | undefined) =>
  onOpen === undefined
    ? {}
    : {
        onRow: (row: T) => ({
          tabIndex: 0,
          className: 'opens',
          onClick: () => onOpen(row),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
          },
        }),
      };

/** What scrolls sideways must be reachable by keyboard; Ant Design leaves its scrolling box out of the order. */
const useReachableScroll = (box: RefObject<HTMLDivElement | null>, label: string): void => {
  useEffect(() => {
    const scrolling = box.current?.querySelector('.ant-table-content');
    scrolling?.setAttribute('tabindex', '0');
    scrolling?.setAttribute('role', 'group');
    scrolling?.setAttribute('aria-label', label);
  });
};

/** A working table: choice of columns, export, rows that open by mouse and keyboard, more rows on demand. */
export const DataTable = <T extends object>(props: Props<T>) => {
  const { name, label, list, columns, rowKey, onOpen, empty, tools, exporter } = props;
  const { t } = useTranslation(['workspace', 'common']);
  const { shown, keys, choose } = useColumns(name, columns);
  const box = useRef<HTMLDivElement>(null);
  useReachableScroll(box, label);
  if (list.rows === undefined && list.error)
    return <ProblemNote error={list.error} onRetry={() => void list.refetch?.()} />;
  return (
    <div className="data-table" ref={box}>
      <div className="table-line no-print">
        <div className="table-tools">{tools}</div>
        <ExportMenu name={name} exporter={exporter} table={() => box.current?.querySelector('table') ?? null} />
        <ColumnChoice columns={columns} keys={keys} choose={choose} />
      </div>
      <Table<T>
        aria-label={label}
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={list.rows === undefined}
        dataSource={list.rows === undefined ? [] : [...list.rows]}
        rowKey={rowKey}
        locale={{
          emptyText:
            list.rows === undefined ? <div className="table-loading" /> : (empty ?? <Empty title={t('table.none')} />),
        }}
        columns={shown.map(({ key, title, cell, isNumber, width }) => ({
          key,
          title,
          ...(width === undefined ? {} : { width }),
          ...(isNumber === true ? { align: 'end' as const } : {}),
          render: (_value: unknown, row: T) => cell(row),
        }))}
        {...rowProps(onOpen)}
      />
      {list.hasNextPage === true ? (
        <Button className="more" loading={list.isFetching === true} onClick={() => void list.fetchNextPage?.()}>
          {t('common:act.more')}
        </Button>
      ) : null}
    </div>
  );
};
