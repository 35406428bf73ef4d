import type { Bilingual } from '#kernel';
import type { CostItemName } from './types.ts';

/** A leaf of the cost tree and the item of the cost approach that it counts to. */
export type CostLeaf = {
  readonly id: string;
  readonly branch: 'construction' | 'operation' | 'management';
  readonly name: Bilingual;
  readonly item: CostItemName;
};

const leaf = (
  branch: CostLeaf['branch'],
  id: string,
  [zh, en]: readonly [string, string],
  item: CostItemName,
): CostLeaf => ({ id, branch, name: { zh, en }, item });

/** Cost value of GB/T 37550-2019, recalled: construction, operation and management with their leaves. */
export const costTree: readonly CostLeaf[] = [
  leaf('construction', 'planning', ['规划', 'planning'], 'planning'),
  leaf('construction', 'acquisition', ['采集获取', 'acquisition'], 'direct'),
  leaf('construction', 'confirmation', ['确认', 'confirmation'], 'direct'),
  leaf('construction', 'description', ['描述', 'description'], 'direct'),
  leaf('operation', 'storage', ['存储', 'storage'], 'direct'),
  leaf('operation', 'integration', ['整合', 'integration'], 'direct'),
  leaf('operation', 'discovery', ['知识发现', 'knowledge discovery'], 'direct'),
  leaf('operation', 'maintenance', ['维护', 'maintenance'], 'indirect'),
  leaf('operation', 'depreciation', ['设备折旧', 'depreciation of equipment'], 'indirect'),
  leaf('management', 'labour', ['人力', 'labour'], 'indirect'),
  leaf('management', 'indirect', ['间接', 'overhead'], 'indirect'),
  leaf('management', 'outsourcing', ['外包', 'outsourcing'], 'indirect'),
];

/** Names of the branches. */
export const branchNames: Readonly<Record<CostLeaf['branch'], Bilingual>> = {
  construction: { zh: '建设成本', en: 'Construction' },
  operation: { zh: '运维成本', en: 'Operation' },
  management: { zh: '管理成本', en: 'Management' },
};

/** The leaf of a tag. */
export const leafOf = (tag: string): CostLeaf | undefined => costTree.find(({ id }) => id === tag);
