// How a changelog reads: what changed, in the words of the changeset, and nothing for machines.

/** One changeset, as an entry of a list. */
const getReleaseLine = async ({ summary }) => `- ${summary.trim().split('\n').join('\n  ')}`;

/** The packages of this repository that come in another version. */
const getDependencyReleaseLine = async (_, dependencies) => (dependencies.length ? `- With ${dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`).join(', ')}.` : '');

module.exports = { getReleaseLine, getDependencyReleaseLine };
