import type { DomainKind } from '../core/item.ts';
import type { TextDomain } from '../core/text-domain.ts';
import { chatDomain } from './chat.ts';
import { codeDomain } from './code.ts';
import { mathDomain } from './math.ts';

const DOMAINS: Readonly<Record<DomainKind, TextDomain>> = { chat: chatDomain, math: mathDomain, code: codeDomain };

/** The generator of a kind of items. */
export const findDomain = (kind: DomainKind): TextDomain => DOMAINS[kind];
