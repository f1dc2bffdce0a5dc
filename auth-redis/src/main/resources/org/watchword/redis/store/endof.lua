-- user, now, reason, until when the tokens are to be refused, the session that goes on; gives those that this ended
local ended = {}
for _, id in ipairs(redis.call('ZRANGE', of(ARGV[1]), 0, -1)) do
  if id ~= ARGV[5] and close(id, ARGV[2], ARGV[3], ARGV[4]) then
    ended[#ended + 1] = id
  end
end
return ended
