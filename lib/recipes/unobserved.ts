/** Stands for what only an observation tells; no probe answers with it, so a step that expects it is never carried out. */
export const unobserved = 'unobserved';
