/** Of the development identity provider. Known to everybody: a site that others can reach never lets anybody in by it. */
export const DEVELOPMENT_ENTITY_ID = 'urn:yizheng:development-idp'
