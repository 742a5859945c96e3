// Injected into a document when a look has met custom elements of which nothing is there yet.

import type { Place } from '../content/resident.ts';
import { LateHosts } from './late-hosts.ts';

const { clearcolumn: resident } = globalThis as Place;

if (resident?.session && resident.lifetime.isAlive)
  resident.session.useHosts((onCome) => new LateHosts(resident.lifetime, onCome));
