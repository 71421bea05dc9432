'use client'
import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { SimilarList } from '../../ui/similar-list.tsx'
import { useSimilar } from '../../ui/use-similar.client.ts'
import { word } from '../../ui/word.ts'

/** Under the fields of a document in the admin: those with passages in common, for whom the declaration names. */
export function SimilarPanel() {
  const { id, collectionSlug } = useDocumentInfo()
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const { similar, failed, refused } = useSimilar({ slug: collectionSlug, id, locale })
  if (id === undefined || refused) return null
  const status = failed ? 'similarFailed' : !similar ? 'similarLooking' : similar.length === 0 ? 'similarNone' : undefined
  return (
    <section aria-labelledby="similar-panel" style={{ marginBlock: 24 }}>
      <h3 id="similar-panel" style={{ margin: '0 0 12px', fontSize: '1.1em' }}>
        {word(locale, 'similar')}
      </h3>
      {status ? (
        <p role="status" style={{ margin: 0 }}>
          {word(locale, status)}
        </p>
      ) : null}
      {similar?.length ? <SimilarList similar={similar} locale={locale} /> : null}
    </section>
  )
}
