-- user, now, reason, until when the tokens are to be refused, how many go on; gives those that this ended
local ended, kept, at = {}, 0, tonumber(ARGV[2])
for _, id in ipairs(redis.call('ZRANGE', of(ARGV[1]), 0, -1)) do
  local expiry = redis.call('ZSCORE', EXPIRY, id)
  if expiry and tonumber(expiry) > at then
    kept = kept + 1
    if kept > tonumber(ARGV[5]) and close(id, ARGV[2], ARGV[3], ARGV[4]) then
      ended[#ended + 1] = id
    end
  end
end
return ended
