import type { Json } from '#kernel';
import type { Contract, ContractProperty } from './shape.ts';
import type { Suggestion } from './suggest.ts';
import { type Change, toYaml } from './text.ts';

const folded = (name: string): string => name.trim().toLowerCase();

type Spot = { readonly object: number; readonly property: number };

/** Where a column stands in a contract. */
const findSpot = (contract: Contract, { column, title }: Suggestion): Spot | undefined => {
  const names = [column, title].map(folded);
  for (const [object, { properties = [] }] of (contract.schema ?? []).entries()) {
    const property = properties.findIndex((each) =>
      [each.physicalName, each.name].some((name) => name !== undefined && names.includes(folded(name))),
    );
    if (property >= 0) return { object, property };
  }
  return undefined;
};

const optionKinds = ['minimum', 'maximum', 'pattern', 'format'] as const;
const isOption = (kind: Suggestion['kind']): kind is (typeof optionKinds)[number] =>
  optionKinds.some((option) => option === kind);

const flagOf = { required: 'required', unique: 'unique', key: 'primaryKey' } as const;

/** True when the contract says so already. */
export const isAccepted = (contract: Contract, suggestion: Suggestion): boolean => {
  const { kind, value } = suggestion;
  if (kind === 'frequency') return (contract.slaProperties ?? []).some((sla) => sla.property === 'frequency');
  const spot = findSpot(contract, suggestion);
  const property = spot === undefined ? undefined : contract.schema?.[spot.object]?.properties?.[spot.property];
  if (property === undefined) return false;
  if (kind === 'type') return property.logicalType !== undefined || property.physicalType !== undefined;
  if (kind === 'values') return (property.quality ?? []).some((rule) => rule.metric === 'invalidValues');
  if (isOption(kind)) return property.logicalTypeOptions?.[kind] !== undefined;
  return property[flagOf[kind]] === value;
};

/** Options of a column go with a logical type; ODCS's schema takes none without. */
const optionChanges = (at: string, property: ContractProperty, { kind, value, logicalType }: Suggestion): Change[] => [
  ...(property.logicalType === undefined
    ? [{ op: 'add' as const, path: `${at}/logicalType`, value: logicalType }]
    : []),
  property.logicalTypeOptions === undefined
    ? { op: 'add', path: `${at}/logicalTypeOptions`, value: { [kind]: value } }
    : { op: 'add', path: `${at}/logicalTypeOptions/${kind}`, value },
];

const propertyChanges = (at: string, property: ContractProperty, suggestion: Suggestion): Change[] => {
  const { kind, value } = suggestion;
  if (kind === 'type') return [{ op: 'add', path: `${at}/logicalType`, value }];
  if (isOption(kind)) return optionChanges(at, property, suggestion);
  if (kind === 'values')
    return property.quality === undefined
      ? [{ op: 'add', path: `${at}/quality`, value: [value] }]
      : [{ op: 'add', path: `${at}/quality/-`, value }];
  return kind === 'frequency' ? [] : [{ op: 'add', path: `${at}/${flagOf[kind]}`, value }];
};

/** The changes that take a suggestion into a contract; nothing else of it is touched. */
export const changesFor = (contract: Contract, suggestion: Suggestion): Change[] => {
  if (suggestion.kind === 'frequency')
    return contract.slaProperties === undefined
      ? [{ op: 'add', path: '/slaProperties', value: [suggestion.value] }]
      : [{ op: 'add', path: '/slaProperties/-', value: suggestion.value }];
  const spot = findSpot(contract, suggestion);
  if (spot !== undefined) {
    const property = contract.schema?.[spot.object]?.properties?.[spot.property];
    const at = `/schema/${spot.object}/properties/${spot.property}`;
    return property === undefined ? [] : propertyChanges(at, property, suggestion);
  }
  const { column, title } = suggestion;
  const fresh: ContractProperty = { name: title, ...(title === column ? {} : { physicalName: column }) };
  const properties = contract.schema?.[0]?.properties;
  if (contract.schema === undefined || contract.schema.length === 0)
    return [
      { op: 'add', path: '/schema', value: [{ name: 'table', properties: [fresh as Json] }] },
      ...propertyChanges('/schema/0/properties/0', fresh, suggestion),
    ];
  const at = `/schema/0/properties/${properties?.length ?? 0}`;
  return [
    properties === undefined
      ? { op: 'add', path: '/schema/0/properties', value: [fresh as Json] }
      : { op: 'add', path: '/schema/0/properties/-', value: fresh as Json },
    ...propertyChanges(at, fresh, suggestion),
  ];
};

/** A contract that says nothing yet but whose table it is about; its columns come with the rules that are accepted. */
export const emptyContract = (dataset: {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}): string =>
  toYaml({
    ...{
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: dataset.id,
      name: dataset.title,
      version: '1.0.0',
      status: 'draft',
    },
    schema: [{ name: dataset.name, physicalType: 'table', properties: [] }],
  });
