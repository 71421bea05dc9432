import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ProofreadPanel as ProofreadPanel_742d2bcdf71df8fcf006c8d7da391533 } from '@yizheng/kit/cms/admin/proofread-panel.client.tsx'
import { WorkflowPanel as WorkflowPanel_798bf2af78f8c6fa51d0a948ac4f275c } from '@yizheng/kit/cms/admin/workflow-panel.client.tsx'
import { DueCell as DueCell_3d6f544faca7989c25888b10d01c3934 } from '@yizheng/kit/cms/admin/due-light.client.tsx'
import { SimilarPanel as SimilarPanel_6d4634c338dd243e538e0cfd7cb01660 } from '@yizheng/kit/cms/admin/similar-panel.client.tsx'
import { CalendarGaps as CalendarGaps_0e903b30273d9482d4e6ac959bdc2a08 } from '@yizheng/kit/cms/admin/calendar-gaps.tsx'
import { DecidePanel as DecidePanel_d2afbec3c80da9330a4d0bb7f900337b } from '@yizheng/integration-saml/admin/decide-panel.client.tsx'
import { SiteIcon as SiteIcon_556dda9ecf31630523553a1a1e76badf } from '../../../src/admin/site-logo.tsx'
import { SiteLogo as SiteLogo_556dda9ecf31630523553a1a1e76badf } from '../../../src/admin/site-logo.tsx'
import { SiteLinks as SiteLinks_2248ede537d8862f7efc7fa3f81ac069 } from '../../../src/admin/site-links.tsx'
import { DeadlinesLink as DeadlinesLink_8e219f4c55aa851f2e29c550fd1ee9ff } from '../../../src/admin/deadlines-link.tsx'
import { ChannelStates as ChannelStates_5e6a7f9ca684872707bcc22af2d484e0 } from '@yizheng/kit/cms/admin/channel-states.tsx'
import { DeadlinesView as DeadlinesView_e267d707b388d3097427e21b4e8220a9 } from '../../../src/admin/deadlines-view.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@yizheng/kit/cms/admin/proofread-panel.client.tsx#ProofreadPanel": ProofreadPanel_742d2bcdf71df8fcf006c8d7da391533,
  "@yizheng/kit/cms/admin/workflow-panel.client.tsx#WorkflowPanel": WorkflowPanel_798bf2af78f8c6fa51d0a948ac4f275c,
  "@yizheng/kit/cms/admin/due-light.client.tsx#DueCell": DueCell_3d6f544faca7989c25888b10d01c3934,
  "@yizheng/kit/cms/admin/similar-panel.client.tsx#SimilarPanel": SimilarPanel_6d4634c338dd243e538e0cfd7cb01660,
  "@yizheng/kit/cms/admin/calendar-gaps.tsx#CalendarGaps": CalendarGaps_0e903b30273d9482d4e6ac959bdc2a08,
  "@yizheng/integration-saml/admin/decide-panel.client.tsx#DecidePanel": DecidePanel_d2afbec3c80da9330a4d0bb7f900337b,
  "/src/admin/site-logo.tsx#SiteIcon": SiteIcon_556dda9ecf31630523553a1a1e76badf,
  "/src/admin/site-logo.tsx#SiteLogo": SiteLogo_556dda9ecf31630523553a1a1e76badf,
  "/src/admin/site-links.tsx#SiteLinks": SiteLinks_2248ede537d8862f7efc7fa3f81ac069,
  "/src/admin/deadlines-link.tsx#DeadlinesLink": DeadlinesLink_8e219f4c55aa851f2e29c550fd1ee9ff,
  "@yizheng/kit/cms/admin/channel-states.tsx#ChannelStates": ChannelStates_5e6a7f9ca684872707bcc22af2d484e0,
  "/src/admin/deadlines-view.tsx#DeadlinesView": DeadlinesView_e267d707b388d3097427e21b4e8220a9,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
