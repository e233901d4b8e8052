export default { appType: 'mpa' };
