-- Where a number of days comes from, in Arabic and Sorani too: it stands on pages. NULL: somebody added a row in English alone, which is shown as it is.
SET ROLE amana_owner;
ALTER TABLE safeguards.answer_period NO FORCE ROW LEVEL SECURITY, ADD COLUMN source_ar text CHECK (source_ar <> ''), ADD COLUMN source_ckb text CHECK (source_ckb <> '');
UPDATE safeguards.answer_period SET
  source_ar = 'لا تحدد المادة 18 من اتفاقية الاختفاء القسري والمبدأ 16 من مجموعة المبادئ عددًا من الأيام؛ وتطلب المادة 122 من اتفاقية جنيف الثالثة أقصر مدة ممكنة. العدد من وضع هذا السجل، ويؤكده مستشار قانوني.',
  source_ckb = 'مادەی ١٨ی ڕێککەوتننامەی ونکردنی زۆرەملێ و بنەمای ١٦ی کۆمەڵەی بنەماکان ژمارەی ڕۆژ دیاری ناکەن؛ مادەی ١٢٢ی ڕێککەوتننامەی سێیەمی جنێڤ داوای کورتترین ماوە دەکات. ژمارەکە هی خودی ئەم تۆمارەیە و ڕاوێژکاری یاسایی پشتڕاستی دەکاتەوە.'
  WHERE source LIKE 'ICPPED 18 and Body of Principles 16 name no number of days;%';
ALTER TABLE safeguards.answer_period FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN safeguards.answer_period.source_ar IS 'The source in Arabic.';
COMMENT ON COLUMN safeguards.answer_period.source_ckb IS 'The source in Sorani.';
RESET ROLE;
