/** Sections of the escort record. */
export const escortSections = ['risk', 'release', 'health', 'property'] as const;
/** One of `escortSections`. */
export type EscortSection = (typeof escortSections)[number];

/**
 * Questions of the escort record, section by section. Health asks only what must be done on the way: what a person suffers from stays with the health officers (H2, H5). No question
 * asks for a score or a rank of danger.
 */
export const escortQuestions = {
  risk: [
    'hold-apart',
    'harm-to-others',
    'harm-from-others',
    'self-harm-watch',
    'escape-tried',
    'hidden-items',
    'public-attention',
    'language-help',
    'religious-needs',
  ],
  release: ['not-for-release', 'wanted-elsewhere', 'hearing-due', 'hostage-taking', 'arson'],
  health: ['medication-due', 'allergy', 'walking-aid', 'pregnant', 'child-along', 'special-vehicle', 'watch-breathing'],
  property: ['sealed-bags', 'papers', 'money', 'own-medicine', 'kept-on-person'],
} as const satisfies Record<EscortSection, readonly string[]>;

/** Where an answer comes from: the person was asked, an officer saw it, the person's file says so, or an earlier escort record did. */
export const escortSources = ['asked', 'seen', 'file', 'earlier-record'] as const;
/** One of `escortSources`. */
export type EscortSource = (typeof escortSources)[number];
/** What is answered: `yes` and `unknown` need what must be known or done on the way. */
export type EscortAnswerValue = 'yes' | 'no' | 'unknown';
