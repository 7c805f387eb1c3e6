import type { Texts } from '../en';
import { doctorHere } from './doctor-here';
import { doctorWay } from './doctor-way';

/** What `boss doctor` says. */
export const doctor: Texts['doctor'] = {
  ok: '正常',
  note: '注意',
  wrong: '错误',
  check: ({ state, about, found, more }) => [`${state} ${[...about, found].join('：')}`, ...more].join('；'),
  allowed: ({ allowed }) => `允许：${allowed}`,
  cure: ({ cure }) => `处理：${cure}`,
  here: doctorHere,
  way: doctorWay,
};
